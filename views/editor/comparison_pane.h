// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace signalbox::views {

/// Two states of a text, laid over each other line by line: what only one of them has is marked by a sign and a colour.
/// To be read only, from the first difference on.
class ComparisonPane final : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit ComparisonPane(QWidget* parent = nullptr);

    void compare(const QString& before, const QString& after);
    /// How many lines only one of them has.
    int added() const { return m_added; }
    int removed() const { return m_removed; }
    /// "3 lines added (+), 1 removed (-)".
    QString words() const;

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void colour();

    QList<int> m_addedLines;
    QList<int> m_removedLines;
    int m_added = 0;
    int m_removed = 0;
};

} // namespace signalbox::views
