// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/matrix_delegate.h"

#include "common/plain_text.h"
#include "common/spin.h"
#include "common/status_icon.h"
#include "common/theme.h"
#include "lists/matrix_model.h"
#include "lists/relative_time.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace signalbox::views {
namespace {

using lists::MatrixModel;

constexpr qreal IconSide = 16;

/// What is written in a cell.
struct Words {
    QString label; ///< the values, where no heading says them
    QString word;
    QString time; ///< "1 min 12 s"
    QString shortTime; ///< "1:12"
};

Words wordsOf(const QModelIndex& index)
{
    const QVariant duration = index.data(MatrixModel::DurationRole);
    const std::chrono::milliseconds taken(duration.toLongLong());
    return {.label = index.data(MatrixModel::LabelRole).toString(),
            .word = index.data(MatrixModel::WordsRole).toString(),
            .time = index.data(MatrixModel::TimeRole).toString(),
            .shortTime = duration.isValid() ? lists::clockText(taken) : QString()};
}

/// One or two lines of text, elided; the second in second rank.
void drawLines(QPainter& painter, const QRectF& where, const QFont& font, const QColor& ink, const QString& first,
               const QString& second)
{
    QFont strong = font;
    strong.setWeight(QFont::DemiBold);
    const QFontMetricsF metrics(strong);
    const qreal height = metrics.height() * (second.isEmpty() ? 1 : 2);
    QRectF line(where.left(), where.center().y() - height / 2, where.width(), metrics.height());
    painter.setPen(ink);
    painter.setFont(strong);
    painter.drawText(line, Qt::AlignVCenter | Qt::TextSingleLine,
                     metrics.elidedText(first, Qt::ElideRight, where.width()));
    if (second.isEmpty())
        return;
    line.translate(0, metrics.height());
    painter.setFont(font);
    painter.drawText(line, Qt::AlignVCenter | Qt::TextSingleLine,
                     QFontMetricsF(font).elidedText(second, Qt::ElideRight, where.width()));
}

void drawWords(QPainter& painter, const QRectF& where, const QFont& font, const QColor& ink, CellDetail detail,
               const Words& words)
{
    if (detail == CellDetail::ShapeAndTime) {
        const QString text = words.label.isEmpty() ? words.shortTime : words.label;
        painter.setFont(font);
        painter.setPen(ink);
        painter.drawText(where, Qt::AlignVCenter | Qt::TextSingleLine,
                         QFontMetricsF(font).elidedText(text, Qt::ElideRight, where.width()));
        return;
    }
    if (detail == CellDetail::Full) {
        if (words.label.isEmpty())
            drawLines(painter, where, font, ink, words.word, words.time);
        else
            drawLines(painter, where, font, ink, words.label,
                      words.time.isEmpty() ? words.word : words.word + u" · "_s + words.time);
        return;
    }
    const QFontMetricsF metrics(font);
    const qreal timeWidth = metrics.horizontalAdvance(words.shortTime);
    const QString word = words.label.isEmpty() ? words.word : words.label;
    const bool both = metrics.horizontalAdvance(word) * 1.1 + timeWidth + space::Small <= where.width();
    drawLines(painter, both ? where.adjusted(0, 0, -timeWidth - space::Tight, 0) : where, font, ink, word, {});
    if (both) {
        painter.setFont(font);
        painter.drawText(where, Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine, words.shortTime);
    }
}

/// The tinted ground, with a frame where it is chosen or under the mouse, and a thin one within where the keyboard is.
void drawGround(QPainter& painter, const QRectF& cell, const Theme& theme, const StatusColors& colors,
                QStyle::State state)
{
    QPen frame(Qt::NoPen);
    if (state & QStyle::State_Selected)
        frame = QPen(theme.color(Role::Accent), 2);
    else if (state & QStyle::State_MouseOver)
        frame = QPen(colors.fill, 1);
    painter.setPen(frame);
    painter.setBrush(colors.tint);
    painter.drawRoundedRect(cell, 5, 5);
    if (!(state & QStyle::State_HasFocus))
        return;
    painter.setPen(QPen(theme.color(Role::Accent), 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(cell.adjusted(2.5, 2.5, -2.5, -2.5), 3, 3);
}

} // namespace

CellDetail detailFor(const QSize& cell, const QFontMetrics& metrics)
{
    const int text = cell.width() - static_cast<int>(IconSide) - 2 * space::Small - space::Small;
    if (text >= metrics.horizontalAdvance(u"Cancelled"_s))
        return cell.height() >= 2 * metrics.height() + space::Small ? CellDetail::Full : CellDetail::Line;
    return text + space::Small >= metrics.horizontalAdvance(u"12:34"_s) ? CellDetail::ShapeAndTime : CellDetail::Shape;
}

MatrixDelegate::MatrixDelegate(const Spin& spin, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_spin(spin)
{
}

void MatrixDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme theme = Theme::current();
    const QRectF cell = QRectF(option.rect).adjusted(2, 2, -2, -2);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (!index.data(MatrixModel::JobIdRole).isValid()) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.color(Role::Border));
        painter->drawEllipse(cell.center(), 1.5, 1.5);
        painter->restore();
        return;
    }
    const auto outcome = static_cast<core::Outcome>(index.data(MatrixModel::OutcomeRole).toInt());
    const StatusColors colors = theme.status(outcome);
    drawGround(*painter, cell, theme, colors, option.state);

    const CellDetail detail = detailFor(option.rect.size(), option.fontMetrics);
    const qreal side = std::min({IconSide, cell.width() - 4, cell.height() - 4});
    QRectF icon(0, 0, side, side);
    icon.moveCenter(cell.center());
    if (detail != CellDetail::Shape) {
        icon.moveLeft(cell.left() + (detail == CellDetail::ShapeAndTime ? space::Tight + 1 : space::Small));
        const qreal gap = detail == CellDetail::ShapeAndTime ? space::Tight : space::Small;
        const QRectF text(icon.right() + gap, cell.top(), cell.right() - icon.right() - gap - space::Tight,
                          cell.height());
        drawWords(*painter, text, option.font, colors.ink, detail, wordsOf(index));
    }
    paintStatus(*painter, icon, outcome, theme, m_spin.phase());
    painter->restore();
}

bool MatrixDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem&,
                               const QModelIndex& index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return false;
    QToolTip::showText(event->globalPos(), plainToolTip(index.data(Qt::AccessibleTextRole).toString()), view);
    return true;
}

} // namespace signalbox::views
