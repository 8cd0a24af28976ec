// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;

namespace signalbox::views {

/// Where a text to look for is typed: searches while typing, Enter for the next match, Shift+Enter for the one before,
/// Escape closes.
class FindBar final : public QWidget {
    Q_OBJECT

public:
    explicit FindBar(QWidget* parent = nullptr);

    QString text() const;
    void setText(const QString& text);
    /// Shows itself and takes the keyboard.
    void open();
    /// "3 of 120", "No match", ...
    void setStatus(const QString& status);
    QString status() const;

Q_SIGNALS:
    void textEdited(const QString& text);
    void nextRequested();
    void previousRequested();
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QLineEdit* m_field;
    QLabel* m_status;
};

} // namespace signalbox::views
