// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/repository_delegate.h"

#include "common/chip.h"
#include "common/plain_text.h"
#include "common/status_icon.h"
#include "lists/relative_time.h"
#include "lists/repository_list_model.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace signalbox::views {

using lists::RepositoryListModel;

namespace {

QString shortReason(core::ErrorKind kind)
{
    switch (kind) {
    case core::ErrorKind::Offline:
    case core::ErrorKind::Timeout:
        return u"Offline"_s;
    case core::ErrorKind::Unauthorized:
        return u"Token refused"_s;
    case core::ErrorKind::Forbidden:
        return u"Not allowed"_s;
    case core::ErrorKind::NotFound:
    case core::ErrorKind::Gone:
        return u"Not found"_s;
    case core::ErrorKind::RateLimited:
        return u"Paused"_s;
    default:
        return u"Stale"_s;
    }
}

} // namespace

QString staleText(const core::Freshness& freshness, const QDateTime& now)
{
    if (!freshness.error || freshness.error->kind == core::ErrorKind::Cancelled)
        return {};
    const QString reason = shortReason(freshness.error->kind);
    return freshness.seenAt ? reason + u", seen "_s + lists::relativeTime(*freshness.seenAt, now) : reason;
}

void RepositoryDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    constexpr int Side = 16;
    const Theme theme = Theme::current();
    const auto name = index.data(RepositoryListModel::NameRole).value<core::RepositoryName>();
    const auto outcome = static_cast<core::Outcome>(index.data(RepositoryListModel::OutcomeRole).toInt());
    const int running = index.data(RepositoryListModel::RunningRole).toInt();
    const QString stale = staleText(index.data(RepositoryListModel::FreshnessRole).value<core::Freshness>(), m_now);

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect row = option.rect.adjusted(space::Tight, 1, -space::Tight, -1);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected || option.state.testFlag(QStyle::State_MouseOver)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.color(selected ? Role::AccentTint : Role::Hover));
        painter->drawRoundedRect(row, space::Radius / 2.0, space::Radius / 2.0);
    }
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(QPen(theme.color(Role::Accent), 1.5));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(row).adjusted(0.75, 0.75, -0.75, -0.75), space::Radius / 2.0,
                                 space::Radius / 2.0);
    }
    QRect box = row.adjusted(space::Small, space::Tight, -space::Small, -space::Tight);
    paintStatus(*painter, QRectF(box.left(), box.center().y() - Side / 2.0, Side, Side), outcome, theme, m_phase);
    box.setLeft(box.left() + Side + space::Small);

    const QFont strong = textFont(TextRole::Strong, option.font);
    const QFont caption = textFont(TextRole::Caption, option.font);
    const QRect upper(box.left(), box.top(), box.width(), box.height() / 2);
    QRect lower(box.left(), upper.bottom() + 1, box.width(), box.height() / 2);
    if (running > 0 && stale.isEmpty()) { // what runs where nobody has looked is not known
        const QString text = u"%1 running"_s.arg(running);
        const int width = chipWidth(text, caption, box.width() / 2);
        paintChip(*painter, QRect(box.right() - width, lower.top(), width, lower.height()), text, caption, theme,
                  selected ? Role::Surface : Role::AccentTint);
        lower.setRight(box.right() - width - space::Small);
    }
    painter->setFont(strong);
    painter->setPen(theme.color(Role::Text));
    painter->drawText(upper, Qt::AlignVCenter | Qt::TextSingleLine,
                      painter->fontMetrics().elidedText(name.name, Qt::ElideMiddle, upper.width()));
    painter->setFont(caption);
    painter->setPen(stale.isEmpty() ? theme.color(Role::Muted) : theme.status(core::Outcome::NeedsPerson).ink);
    const QString below = stale.isEmpty() ? name.owner : stale;
    painter->drawText(lower, Qt::AlignVCenter | Qt::TextSingleLine,
                      painter->fontMetrics().elidedText(below, Qt::ElideRight, lower.width()));
    painter->restore();
}

QSize RepositoryDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    const int lines = QFontMetrics(textFont(TextRole::Strong, option.font)).height()
        + QFontMetrics(textFont(TextRole::Caption, option.font)).height();
    return {160, lines + 2 * space::Small};
}

bool RepositoryDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                                   const QModelIndex& index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const auto name = index.data(RepositoryListModel::NameRole).value<core::RepositoryName>();
    const auto freshness = index.data(RepositoryListModel::FreshnessRole).value<core::Freshness>();
    QStringList lines{name.full()};
    if (freshness.seenAt)
        lines << u"Seen %1"_s.arg(lists::relativeTime(*freshness.seenAt, m_now));
    if (freshness.error)
        lines << freshness.error->sentence();
    QToolTip::showText(event->globalPos(), plainToolTip(lines.join(u'\n')), view, option.rect);
    return true;
}

} // namespace signalbox::views
