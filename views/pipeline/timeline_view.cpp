// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/timeline_view.h"

#include "common/elided_label.h"
#include "common/panel.h"
#include "common/theme.h"
#include "pipeline/timeline_delegate.h"
#include "pipeline/timeline_ruler.h"

#include <QEvent>
#include <QListView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace signalbox::views {

TimelineView::TimelineView(QWidget* parent)
    : QWidget(parent)
    , m_words(new ElidedLabel)
    , m_compared(new ElidedLabel)
    , m_ruler(new TimelineRuler)
    , m_list(new QListView)
{
    m_words->setObjectName(u"criticalPath"_s);
    m_words->setMostLines(2);
    m_compared->setObjectName(u"compared"_s);
    m_compared->setMuted(true);
    m_list->setObjectName(u"timeline"_s);
    m_list->setAccessibleName(tr("Timeline of the jobs"));
    m_list->setModel(&m_rows);
    m_list->setItemDelegate(new TimelineDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* panel = new Panel;
    panel->setFlush(true);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(space::Medium, space::Small, space::Medium, space::Tight);
    head->setSpacing(space::Hair);
    head->addWidget(m_words);
    head->addWidget(m_compared);
    panel->body()->setSpacing(0);
    panel->body()->addLayout(head);
    panel->body()->addWidget(m_ruler);
    panel->body()->addWidget(m_list, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(panel);
    setMinimumHeight(160);

    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
        if (!m_quiet && index.isValid())
            Q_EMIT chosen(index.data(lists::TimelineModel::RowRole).value<lists::TimelineRow>().job);
    });
    connect(m_list, &QListView::activated, this, &TimelineView::opened);
    m_list->viewport()->installEventFilter(this);
}

bool TimelineView::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        m_ruler->setRowWidth(m_list->viewport()->width());
    return QWidget::eventFilter(watched, event);
}

void TimelineView::setTimeline(const lists::Timeline& timeline, const QString& compared)
{
    m_quiet = true; // rows that leave take the current one with them
    m_rows.setTimeline(timeline);
    m_quiet = false;
    m_ruler->setLength(timeline.length);
    m_words->setText(criticalText(timeline));
    m_words->setVisible(!timeline.criticalPath.empty());
    m_compared->setText(tr("The line below a bar: %1").arg(compared));
    m_compared->setVisible(!compared.isEmpty());
}

void TimelineView::choose(core::JobId job)
{
    m_quiet = true;
    m_list->setCurrentIndex(m_rows.indexOf(job));
    m_quiet = false;
}

void TimelineView::takeFocus()
{
    m_list->setFocus(Qt::OtherFocusReason);
}

} // namespace signalbox::views
