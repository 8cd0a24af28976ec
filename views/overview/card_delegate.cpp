// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "overview/card_delegate.h"

#include "common/icons.h"
#include "common/plain_text.h"
#include "common/status_icon.h"
#include "lists/card_words.h"
#include "lists/overview_filter_model.h"
#include "overview/card_strip.h"
#include "runs/repository_delegate.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QPainterPath>
#include <QPixmap>
#include <QPixmapCache>
#include <QToolTip>

#include <cmath>

using namespace Qt::StringLiterals;

namespace signalbox::views {

using lists::OverviewFilterModel;
using lists::RepositoryListModel;

namespace {

constexpr int shapeSide = 20;
constexpr int stripHeight = 18;
constexpr int progressHeight = 4;
constexpr int leastWidth = 310;
constexpr qreal mutedOpacity = 0.55;

int lineHeight(TextRole role)
{
    return QFontMetrics(textFont(role)).height();
}

void drawLine(QPainter& painter, const QRect& box, const QString& text)
{
    painter.drawText(box, Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(text, Qt::ElideRight, box.width()));
}

/// "owner/" second-rank before the name; what does not fit goes from the owner first.
void drawName(QPainter& painter, const QRect& box, const core::RepositoryName& name, const Theme& theme)
{
    const QFontMetrics strong(textFont(TextRole::Title));
    const QFontMetrics plain(textFont(TextRole::Body));
    const int nameWidth = std::min(strong.horizontalAdvance(name.name), box.width());
    const QString owner = plain.elidedText(name.owner + u" / "_s, Qt::ElideRight, box.width() - nameWidth);
    QRect left = box;
    if (box.width() - nameWidth > plain.averageCharWidth() * 4) {
        painter.setFont(textFont(TextRole::Body));
        painter.setPen(theme.color(Role::Muted));
        drawLine(painter, left, owner);
        left.setLeft(left.left() + plain.horizontalAdvance(owner));
    }
    painter.setFont(textFont(TextRole::Title));
    painter.setPen(theme.color(Role::Text));
    drawLine(painter, left, name.name);
}

/// The worst of each group of workflows, as many as there is room for.
void paintGroups(QPainter& painter, QRect line, const std::vector<lists::GroupStanding>& groups, const Theme& theme)
{
    painter.setFont(textFont(TextRole::Caption));
    const int side = QFontMetrics(painter.font()).height();
    for (const lists::GroupStanding& group : groups) {
        const int width = side + space::Tight + painter.fontMetrics().horizontalAdvance(group.name) + space::Medium;
        if (width > line.width())
            return;
        paintStatus(painter, QRectF(line.left(), line.center().y() - side / 2.0, side, side), group.outcome, theme);
        painter.setPen(theme.color(Role::Text));
        drawLine(painter, line.adjusted(side + space::Tight, 0, 0, 0), group.name);
        line.setLeft(line.left() + width);
    }
}

void paintProgress(QPainter& painter, const QRect& box, double part, const Theme& theme)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(Role::Border));
    painter.drawRoundedRect(box, progressHeight / 2.0, progressHeight / 2.0);
    QRectF done = box;
    done.setWidth(std::max<qreal>(progressHeight, box.width() * part));
    painter.setBrush(theme.status(core::Outcome::Running).fill);
    painter.drawRoundedRect(done, progressHeight / 2.0, progressHeight / 2.0);
}

/// What is below the texts of a card. Hardly two cards differ in it, and its curves cost half of a card's painting.
struct Ground {
    QSize size;
    qreal scale = 1;
    QRgb fill = 0;
    QRgb edge = 0; ///< at the left; 0 for none
    QRgb line = 0;
    int lineWidth = 1;

    QString key() const
    {
        return u"card %1 %2 %3 %4 %5 %6 %7"_s.arg(size.width())
            .arg(size.height())
            .arg(scale)
            .arg(fill, 0, 16)
            .arg(edge, 0, 16)
            .arg(line, 0, 16)
            .arg(lineWidth);
    }
};

void drawGround(QPainter& painter, const QPoint& at, const Ground& ground)
{
    const QRectF box = QRectF(at, QSizeF(ground.size)).adjusted(0.5, 0.5, -0.5, -0.5);
    QPainterPath card;
    card.addRoundedRect(box, space::Radius, space::Radius);
    painter.fillPath(card, QColor::fromRgba(ground.fill));
    if (ground.edge != 0) {
        painter.save();
        painter.setClipPath(card);
        painter.fillRect(QRectF(box.left(), box.top(), 4, box.height()), QColor::fromRgba(ground.edge));
        painter.restore();
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor::fromRgba(ground.line), ground.lineWidth));
    painter.drawPath(card);
}

QPixmap pictureOf(const Ground& ground)
{
    QPixmap picture;
    if (QPixmapCache::find(ground.key(), &picture))
        return picture;
    picture = QPixmap(ground.size * ground.scale);
    picture.setDevicePixelRatio(ground.scale);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    drawGround(painter, {}, ground);
    painter.end();
    QPixmapCache::insert(ground.key(), picture);
    return picture;
}

} // namespace

void CardDelegate::paintGround(QPainter& painter, const QStyleOptionViewItem& option, core::Outcome outcome) const
{
    const Theme theme = Theme::current();
    const bool current = option.state.testFlag(QStyle::State_HasFocus);
    const bool isAlarming = outcome == core::Outcome::Failed || outcome == core::Outcome::NeedsPerson;
    const Ground ground{
        .size = option.rect.size(),
        .scale = painter.device()->devicePixelRatioF(),
        .fill = theme.color(option.state.testFlag(QStyle::State_MouseOver) ? Role::Hover : Role::Surface).rgba(),
        .edge = isAlarming ? theme.status(outcome).fill.rgba() : 0,
        .line = theme.color(current ? Role::Accent : Role::Border).rgba(),
        .lineWidth = current ? 2 : 1};
    if (ground.scale == std::round(ground.scale))
        painter.drawPixmap(option.rect.topLeft(), pictureOf(ground));
    else // a picture would stand between two of the screen's dots
        drawGround(painter, option.rect.topLeft(), ground);
}

void CardDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme theme = Theme::current();
    const auto row = index.data(RepositoryListModel::SummaryRole).value<lists::RepositorySummary>();
    const bool isMuted = index.data(OverviewFilterModel::MutedRole).toBool();
    const bool isPinned = index.data(OverviewFilterModel::PinnedRole).toBool();
    QString standing = lists::standingText(row, m_now);
    if (!row.scope.isEmpty())
        standing += u"  ·  "_s + row.scope;
    const QString stale = staleText(row.freshness, m_now);

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintGround(*painter, option, isMuted ? core::Outcome::Unknown : row.outcome);
    if (isMuted)
        painter->setOpacity(mutedOpacity);
    QRect box = option.rect.adjusted(space::Large, space::Medium, -space::Large, -space::Medium);

    QRect line(box.left(), box.top(), box.width(), std::max(lineHeight(TextRole::Title), shapeSide));
    paintStatus(*painter, QRectF(line.left(), line.center().y() - shapeSide / 2.0, shapeSide, shapeSide), row.outcome,
                theme, m_phase);
    for (const auto& [shows, icon] : {std::pair(isPinned, u"pin"_s), std::pair(isMuted, u"mute"_s)}) {
        if (!shows)
            continue;
        lineIcon(icon).paint(painter, QRect(line.right() - 15, line.center().y() - 8, 16, 16));
        line.setRight(line.right() - 20);
    }
    drawName(*painter, line.adjusted(shapeSide + space::Small, 0, 0, 0), row.name, theme);

    line = QRect(box.left(), line.bottom() + space::Tight, box.width(), lineHeight(TextRole::Body));
    painter->setFont(textFont(TextRole::Body));
    const bool isBad = row.outcome == core::Outcome::Failed;
    painter->setPen(!stale.isEmpty() ? theme.status(core::Outcome::NeedsPerson).ink
                        : isBad      ? theme.status(core::Outcome::Failed).ink
                                     : theme.color(Role::Muted));
    drawLine(*painter, line, stale.isEmpty() ? standing : stale);

    line.moveTop(line.bottom() + space::Tight);
    painter->setPen(theme.color(Role::Text));
    const QString ongoing = lists::ongoingText(row.card, m_now);
    drawLine(*painter, line, ongoing);
    if (ongoing.isEmpty())
        paintGroups(*painter, line, row.groups, theme);
    const QRect bar(box.left(), line.bottom() + space::Tight, box.width(), progressHeight);
    if (const auto part = lists::progress(row.card, m_now))
        paintProgress(*painter, bar, *part, theme);

    paintStrip(*painter, QRect(box.left(), box.bottom() - stripHeight + 1, box.width(), stripHeight), row.card.strip,
               theme);
    painter->restore();
}

QSize CardDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    const int height = std::max(lineHeight(TextRole::Title), shapeSide) + 2 * lineHeight(TextRole::Body)
        + 3 * space::Tight + progressHeight + space::Small + stripHeight + 2 * space::Medium;
    return {leastWidth, height};
}

bool CardDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                             const QModelIndex& index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const auto row = index.data(RepositoryListModel::SummaryRole).value<lists::RepositorySummary>();
    QStringList lines{row.name.full(), lists::standingText(row, m_now)};
    if (const QString ongoing = lists::ongoingText(row.card, m_now); !ongoing.isEmpty())
        lines << ongoing;
    for (const lists::GroupStanding& group : row.groups)
        lines << u"%1: %2"_s.arg(group.name, core::words(group.outcome));
    if (!row.scope.isEmpty())
        lines << u"Counted: %1"_s.arg(row.scope);
    if (row.freshness.error)
        lines << row.freshness.error->sentence();
    QToolTip::showText(event->globalPos(), plainToolTip(lines.join(u'\n')), view, view->visualRect(index));
    return true;
}

} // namespace signalbox::views
