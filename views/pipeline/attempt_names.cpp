// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/attempt_names.h"

#include "common/plain_text.h"
#include "common/row_ground.h"
#include "lists/attempt_model.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace signalbox::views {
namespace {

using lists::AttemptModel;

constexpr int margin = space::Medium;

} // namespace

AttemptNames::AttemptNames(QWidget* parent)
    : QHeaderView(Qt::Vertical, parent)
{
    setSectionResizeMode(Fixed);
    setSectionsClickable(false);
    setHighlightSections(false);
}

QString AttemptNames::textAt(int section, int role) const
{
    return model()->headerData(section, Qt::Vertical, role).toString();
}

int AttemptNames::wanted(int most) const
{
    const QFontMetrics strong(textFont(TextRole::Strong));
    const QFontMetrics caption(textFont(TextRole::Caption));
    int widest = 0;
    for (int section = 0; section < count(); ++section) {
        widest = std::max({widest, strong.horizontalAdvance(textAt(section, Qt::DisplayRole)),
                           caption.horizontalAdvance(textAt(section, AttemptModel::ChangeRole))});
    }
    return std::min(widest + 2 * margin, most);
}

void AttemptNames::paintSection(QPainter* painter, const QRect& rect, int section) const
{
    const Theme theme = Theme::current();
    painter->save();
    painter->fillRect(rect, theme.color(Role::Surface));
    const QString change = textAt(section, AttemptModel::ChangeRole);
    const int name = QFontMetrics(textFont(TextRole::Strong)).height();
    const int below = change.isEmpty() ? 0 : QFontMetrics(textFont(TextRole::Caption)).height();
    QRect line(rect.left() + margin, rect.center().y() - (name + below) / 2, rect.width() - 2 * margin, name);
    QRect second(line.left(), line.bottom() + 1, line.width(), below);
    writeLeft(*painter, line, textFont(change.isEmpty() ? TextRole::Body : TextRole::Strong), theme.color(Role::Text),
              textAt(section, Qt::DisplayRole), Qt::ElideMiddle);
    if (below > 0)
        writeLeft(*painter, second, textFont(TextRole::Caption), theme.color(Role::Muted), change);
    painter->restore();
}

bool AttemptNames::viewportEvent(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QHeaderView::viewportEvent(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int section = logicalIndexAt(help->pos());
    const QString change = section < 0 ? QString() : textAt(section, AttemptModel::ChangeRole);
    const QString name = section < 0 ? QString() : textAt(section, Qt::DisplayRole);
    QToolTip::showText(help->globalPos(), plainToolTip(change.isEmpty() ? name : name + u'\n' + change), this);
    return true;
}

} // namespace signalbox::views
