// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/row_delegate.h"

#include "common/plain_text.h"
#include "common/row_ground.h"
#include "common/spin.h"
#include "common/status_icon.h"
#include "common/theme.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace signalbox::views {
namespace {

constexpr int IconSide = 16;

} // namespace

RowDelegate::RowDelegate(Roles roles, const Spin& spin, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_roles(roles)
    , m_spin(spin)
{
}

void RowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme theme = Theme::current();
    const auto outcome = static_cast<core::Outcome>(index.data(m_roles.outcome).toInt());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintRowGround(*painter, option, theme);

    QRect room = option.rect.adjusted(space::Medium, 0, -space::Medium, 0);
    QRect icon(room.left(), 0, IconSide, IconSide);
    icon.moveTop(room.center().y() - IconSide / 2 + 1);
    paintStatus(*painter, icon, outcome, theme, m_spin.phase());
    room.setLeft(icon.right() + space::Small + 1);

    const QString end = endText(index, option.font, room.width());
    if (!end.isEmpty()) {
        painter->setFont(option.font);
        painter->setPen(theme.color(Role::Muted));
        painter->drawText(room, Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine, end);
        room.setRight(room.right() - QFontMetrics(option.font).horizontalAdvance(end) - space::Small);
    }

    writeLeft(*painter, room, option.font, theme.color(Role::Text), index.data(Qt::DisplayRole).toString());
    const QString detail = m_roles.detail ? index.data(m_roles.detail).toString() : QString();
    if (!detail.isEmpty() && room.width() > option.fontMetrics.averageCharWidth() * 5)
        writeLeft(*painter, room, option.font, theme.status(outcome).ink, detail);
    painter->restore();
}

/// What stands at the end of the row, or nothing: a word that is cut off says less than the shape alone, which the
/// tooltip explains.
QString RowDelegate::endText(const QModelIndex& index, const QFont& font, int room) const
{
    const QString time = index.data(m_roles.time).toString();
    const QString end = time.isEmpty() ? index.data(m_roles.words).toString() : time;
    const int share = time.isEmpty() ? room / 3 : room / 2;
    return QFontMetrics(font).horizontalAdvance(end) <= share ? end : QString();
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return {120, option.fontMetrics.height() + space::Medium};
}

bool RowDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem&,
                            const QModelIndex& index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return false;
    QString text = index.data(Qt::AccessibleTextRole).toString();
    if (const QString detail = m_roles.detail ? index.data(m_roles.detail).toString() : QString(); !detail.isEmpty())
        text += u'\n' + detail;
    QToolTip::showText(event->globalPos(), plainToolTip(text), view);
    return true;
}

} // namespace signalbox::views
