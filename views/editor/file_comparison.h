// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace signalbox::views {

/// Two states of a file, laid over each other line by line: what only one of them has is marked by a sign and a colour.
/// To be read only; begins at the first difference.
class FileComparison final : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit FileComparison(QWidget* parent = nullptr);

    void setTexts(const QString& before, const QString& after);
    /// "2 lines added (+), 1 removed (-)"
    QString sum() const;
    int added() const { return m_added; }
    int removed() const { return m_removed; }

private:
    int m_added = 0;
    int m_removed = 0;
};

} // namespace signalbox::views
