// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QStringList>

#include <functional>

class QAbstractItemView;
class QModelIndex;

namespace signalbox::views {

/// Where the user stands in a list: which row is current and which one is at the top. Remembered by what the rows are
/// and not by their numbers, because others come and go.
///
/// What is restored waits until its rows are there and the list can be seen. Whoever touches the list before that keeps
/// it as it is.
class ListPlace final : public QObject {
    Q_OBJECT

public:
    /// What a row is, the same from one start to the next; empty for what need not be found again.
    using NameOf = std::function<QString(const QModelIndex& row)>;

    /// Stands beside the list, and dies with it.
    ListPlace(QAbstractItemView& list, NameOf nameOf);

    /// The list has its model, or another one.
    void follow();
    QStringList save() const;
    /// What save() gave; anything else is passed over.
    void restore(const QStringList& place);

Q_SIGNALS:
    /// It is another place: worth keeping.
    void moved();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void goThere();
    QModelIndex find(const QString& name) const;
    QModelIndex topRow() const;

    QAbstractItemView& m_list;
    NameOf m_nameOf;
    QString m_current; ///< to be restored; empty when it is, or when nothing was current
    QString m_top; ///< the same; empty also for the very top
    bool m_waits = false;
};

} // namespace signalbox::views
