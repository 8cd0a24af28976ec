// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace signalbox::views {

/// One of several names to filter a list by, or all of them. What is chosen stays chosen while the names come and go,
/// also when it is not among them: the first row that has it may still come.
class FilterBox final : public QComboBox {
    Q_OBJECT

public:
    /// `all` stands for no filter: "All branches". `spoken` is what it chooses.
    FilterBox(const QString& name, const QString& all, const QString& spoken, QWidget* parent = nullptr);

    void setNames(const QStringList& names);
    QString chosen() const; ///< empty: all
    void choose(const QString& name); ///< says nothing; without case
    /// Whether there is anything to choose, or is chosen.
    bool isUseful() const { return count() > 1; }

Q_SIGNALS:
    /// The user has chosen something else.
    void toggled();

private:
    QString m_all;
};

} // namespace signalbox::views
