// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/artifact_delegate.h"

#include "common/plain_text.h"
#include "common/row_ground.h"
#include "common/status_icon.h"
#include "lists/artifact_list_model.h"
#include "lists/artifact_words.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace signalbox::views {

using lists::ArtifactListModel;
using lists::ArtifactRow;
using Phase = core::Download::Phase;

namespace {

constexpr int IconSide = 16;
constexpr int BarHeight = 4;

core::Outcome outcomeOf(const core::Download& download)
{
    switch (download.phase) {
    case Phase::Done:
        return core::Outcome::Passed;
    case Phase::Failed:
        return core::Outcome::Failed;
    case Phase::Running:
    case Phase::Checking:
        return core::Outcome::Running;
    case Phase::Queued:
    case Phase::Waiting:
        return core::Outcome::Queued;
    case Phase::Stopped:
        return core::Outcome::Cancelled;
    case Phase::None:
        break;
    }
    return core::Outcome::Unknown;
}

void paintBar(QPainter& painter, const QRectF& box, double share, const Theme& theme)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(Role::Border));
    painter.drawRoundedRect(box, BarHeight / 2.0, BarHeight / 2.0);
    if (share <= 0)
        return;
    QRectF done = box;
    done.setWidth(std::max<double>(box.width() * share, BarHeight));
    painter.setBrush(theme.color(Role::Accent));
    painter.drawRoundedRect(done, BarHeight / 2.0, BarHeight / 2.0);
}

int lineHeight(TextRole role)
{
    return QFontMetrics(textFont(role)).height();
}

} // namespace

void ArtifactDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme theme = Theme::current();
    const auto row = index.data(ArtifactListModel::RowRole).value<ArtifactRow>();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintRowGround(*painter, option, theme);

    const QRect inner = option.rect.adjusted(space::Medium, space::Small, -space::Medium, -space::Small);
    const bool expired = row.artifact.expired;
    QRect first(inner.left(), inner.top(), inner.width(), lineHeight(TextRole::Body));
    writeLeft(*painter, first, textFont(TextRole::Strong), theme.color(expired ? Role::Muted : Role::Text),
              index.data().toString(), Qt::ElideMiddle);
    writeLeft(*painter, first, textFont(TextRole::Caption), theme.color(Role::Muted),
              index.data(ArtifactListModel::FactsRole).toString());

    if (row.download.phase != Phase::None) {
        const auto outcome = outcomeOf(row.download);
        QRect second(inner.left(), first.bottom() + 1 + space::Tight, inner.width(), lineHeight(TextRole::Caption));
        paintStatus(*painter, QRectF(second.left(), second.center().y() - IconSide / 2.0 + 1, IconSide, IconSide),
                    outcome, theme);
        second.setLeft(second.left() + IconSide + space::Small);
        writeLeft(*painter, second, textFont(TextRole::Caption), theme.status(outcome).ink,
                  index.data(ArtifactListModel::DownloadRole).toString());
        if (const double share = index.data(ArtifactListModel::ShareRole).toDouble(); share >= 0)
            paintBar(*painter, QRectF(inner.left(), second.bottom() + 1 + space::Tight, inner.width(), BarHeight),
                     share, theme);
    }
    painter->restore();
}

QSize ArtifactDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    int height = 2 * space::Small + lineHeight(TextRole::Body);
    if (!index.data(ArtifactListModel::DownloadRole).toString().isEmpty())
        height += space::Tight + std::max(lineHeight(TextRole::Caption), IconSide);
    if (index.data(ArtifactListModel::ShareRole).toDouble() >= 0)
        height += space::Tight + BarHeight;
    return {240, height};
}

bool ArtifactDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                                 const QModelIndex& index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const auto row = index.data(ArtifactListModel::RowRole).value<ArtifactRow>();
    QStringList lines{index.data(Qt::AccessibleTextRole).toString()};
    lines << row.artifact.digest << (row.download.error ? row.download.error->detail : QString());
    lines.removeAll(QString());
    QToolTip::showText(event->globalPos(), plainToolTip(lines.join(u'\n')), view, view->visualRect(index));
    return true;
}

} // namespace signalbox::views
