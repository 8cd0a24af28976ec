// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <QTimer>

namespace signalbox::views {

/// A line to filter a list by text. Says that it has settled 150 ms after the last letter, and at once when it is left
/// or emptied: Down and Enter go on to the list, Escape takes the text out.
class FilterField final : public QLineEdit {
    Q_OBJECT

public:
    /// `hint` is shown while it is empty, `spoken` is read to who does not see it.
    FilterField(const QString& name, const QString& hint, const QString& spoken, QWidget* parent = nullptr);

    /// Takes the keyboard, with the text chosen so that typing replaces it.
    void begin();

Q_SIGNALS:
    void settled();
    /// Down or Enter: on to the list.
    void left();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void settle();

    QTimer m_pause;
};

} // namespace signalbox::views
