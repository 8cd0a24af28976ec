// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/matrix_header.h"

#include "common/plain_text.h"
#include "common/theme.h"
#include "lists/matrix_model.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace signalbox::views {
namespace {

constexpr int MostUpright = 120;

/// Read from the bottom, ending above its column.
void paintUpright(QPainter& painter, const QRect& where, const QString& text)
{
    painter.save();
    painter.translate(where.center().x() + 1, where.bottom() - space::Tight);
    painter.rotate(-90);
    const QRect line(0, -where.width() / 2, where.height() - space::Tight, where.width());
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(text, Qt::ElideRight, line.width()));
    painter.restore();
}

} // namespace

MatrixHeader::MatrixHeader(Qt::Orientation orientation, QWidget* parent)
    : QHeaderView(orientation, parent)
{
    setSectionResizeMode(QHeaderView::Fixed);
    setMinimumSectionSize(8);
    setHighlightSections(false);
    setFocusPolicy(Qt::NoFocus);
    setAccessibleName(orientation == Qt::Horizontal ? tr("Columns of the matrix") : tr("Rows of the matrix"));
}

QString MatrixHeader::label(int section, int role) const
{
    return model() ? model()->headerData(section, orientation(), role).toString() : QString();
}

/// Smaller on the lower of two levels: there are many of them.
QFont MatrixHeader::labelFont() const
{
    return m_nested && orientation() == Qt::Horizontal ? textFont(TextRole::Caption, font()) : font();
}

int MatrixHeader::lineHeight() const
{
    return fontMetrics().height() + space::Small;
}

int MatrixHeader::widestLabel() const
{
    int widest = 0;
    for (int section = 0; section < count(); ++section)
        widest = std::max(widest, fontMetrics().horizontalAdvance(label(section)));
    return widest == 0 ? 0 : widest + space::Large;
}

void MatrixHeader::setNested(bool nested)
{
    m_nested = nested;
    updateGeometry();
}

void MatrixHeader::fitLabels()
{
    const QFontMetrics metrics(labelFont());
    m_upright = false;
    for (int section = 0; section < count(); ++section)
        m_upright = m_upright || metrics.horizontalAdvance(label(section)) > defaultSectionSize() - 2;
    updateGeometry();
}

int MatrixHeader::labelHeight() const
{
    if (!m_upright)
        return lineHeight();
    const QFontMetrics metrics(labelFont());
    int longest = 0;
    for (int section = 0; section < count(); ++section)
        longest = std::max(longest, metrics.horizontalAdvance(label(section)));
    return std::min(longest, MostUpright) + space::Small;
}

QSize MatrixHeader::sizeHint() const
{
    if (orientation() == Qt::Vertical)
        return {widestLabel(), QHeaderView::sizeHint().height()};
    return {QHeaderView::sizeHint().width(), labelHeight() + (m_nested ? lineHeight() : 0)};
}

void MatrixHeader::paintSection(QPainter* painter, const QRect& rect, int section) const
{
    const Theme theme = Theme::current();
    painter->setFont(labelFont());
    painter->setPen(theme.color(Role::Muted));
    QRect where = rect;
    if (orientation() == Qt::Horizontal) {
        if (m_nested)
            where.setTop(rect.top() + lineHeight());
        if (m_upright) {
            paintUpright(*painter, where, label(section));
            return;
        }
        where.adjust(1, 0, -1, 0);
        painter->drawText(where, Qt::AlignCenter | Qt::TextSingleLine,
                          painter->fontMetrics().elidedText(label(section), Qt::ElideRight, where.width()));
        return;
    }
    where.adjust(space::Hair, 0, -space::Small, 0);
    painter->drawText(where, Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine,
                      fontMetrics().elidedText(label(section), Qt::ElideMiddle, where.width()));
}

void MatrixHeader::paintEvent(QPaintEvent* event)
{
    QHeaderView::paintEvent(event);
    if (!m_nested || orientation() == Qt::Vertical)
        return;
    const Theme theme = Theme::current();
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    for (int first = 0; first < count();) {
        const QString outer = label(first, lists::MatrixModel::OuterLabelRole);
        int last = first;
        while (last + 1 < count() && label(last + 1, lists::MatrixModel::OuterLabelRole) == outer)
            ++last;
        const int left = sectionViewportPosition(first);
        const int right = sectionViewportPosition(last) + sectionSize(last);
        const QRect band(left + space::Hair, 1, right - left - 2 * space::Hair, lineHeight() - space::Hair - 1);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color(Role::Raised));
        painter.drawRoundedRect(band, 4, 4);
        painter.setPen(theme.color(Role::Text));
        painter.drawText(band, Qt::AlignCenter | Qt::TextSingleLine,
                         fontMetrics().elidedText(outer, Qt::ElideRight, band.width() - space::Tight));
        first = last + 1;
    }
}

bool MatrixHeader::viewportEvent(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QHeaderView::viewportEvent(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int section = logicalIndexAt(help->pos());
    const QString outer = label(section, lists::MatrixModel::OuterLabelRole);
    const QString inner = label(section);
    QToolTip::showText(help->globalPos(), plainToolTip(outer.isEmpty() ? inner : outer + u", "_s + inner), this);
    return true;
}

} // namespace signalbox::views
