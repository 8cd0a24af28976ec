// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/attempt_delegate.h"

#include "common/plain_text.h"
#include "common/row_ground.h"
#include "common/spin.h"
#include "common/status_icon.h"
#include "core/duration_words.h"
#include "lists/attempt_model.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace signalbox::views {
namespace {

using lists::AttemptCell;
using lists::AttemptModel;

constexpr int shapeSide = 16;
constexpr int corner = space::Radius / 2;

int lineHeight(TextRole role)
{
    return QFontMetrics(textFont(role)).height();
}

/// Tinted where something ran; a frame where it is chosen or pointed at.
void paintGround(QPainter& painter, const QRectF& box, const AttemptCell& cell, const Theme& theme, QStyle::State state)
{
    const StatusColors colors = theme.status(cell.outcome);
    QPen frame(Qt::NoPen);
    if (state.testFlag(QStyle::State_Selected))
        frame = QPen(theme.color(Role::Accent), 2);
    else if (state.testFlag(QStyle::State_MouseOver) && cell.job)
        frame = QPen(theme.color(Role::Control), 1);
    painter.setPen(frame);
    painter.setBrush(cell.kind == AttemptCell::Kind::Ran ? QBrush(colors.tint) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(box, corner, corner);
}

} // namespace

AttemptDelegate::AttemptDelegate(const Spin& spin, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_spin(spin)
{
}

int AttemptDelegate::rowHeight()
{
    return lineHeight(TextRole::Strong) + lineHeight(TextRole::Caption) + space::Medium;
}

void AttemptDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme theme = Theme::current();
    const auto cell = index.data(AttemptModel::CellRole).value<AttemptCell>();
    const QRectF box = QRectF(option.rect).adjusted(2, 2, -2, -2);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintGround(*painter, box, cell, theme, option.state);
    const bool isKnown = cell.kind == AttemptCell::Kind::Ran || cell.kind == AttemptCell::Kind::LeftAlone;
    const bool ran = cell.kind == AttemptCell::Kind::Ran;
    QRect room = box.toRect().adjusted(space::Small, 0, -space::Small, 0);
    if (isKnown) {
        paintStatus(*painter, QRectF(room.left(), box.center().y() - shapeSide / 2.0, shapeSide, shapeSide),
                    cell.outcome, theme, m_spin.phase());
        room.setLeft(room.left() + shapeSide + space::Small);
    }
    const int first = lineHeight(TextRole::Strong);
    const int both = first + (cell.note.isEmpty() ? 0 : lineHeight(TextRole::Caption));
    QRect line(room.left(), room.center().y() - both / 2, room.width(), first);
    const QColor muted = theme.color(Role::Muted);
    const QColor ink = ran ? theme.status(cell.outcome).ink : muted;
    writeLeft(*painter, line, textFont(ran ? TextRole::Strong : TextRole::Body), ink, cell.words);
    if (cell.took)
        writeLeft(*painter, line, textFont(TextRole::Body), ink, core::words(*cell.took));
    QRect below(room.left(), line.bottom() + 1, room.width(), lineHeight(TextRole::Caption));
    writeLeft(*painter, below, textFont(TextRole::Caption), ran ? ink : muted, cell.note);
    painter->restore();
}

bool AttemptDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                                const QModelIndex& index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QToolTip::showText(event->globalPos(), plainToolTip(index.data(Qt::AccessibleTextRole).toString()), view);
    return true;
}

} // namespace signalbox::views
