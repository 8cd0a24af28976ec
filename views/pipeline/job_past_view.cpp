// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/job_past_view.h"

#include "common/elided_label.h"
#include "common/spin.h"
#include "common/theme.h"
#include "pipeline/job_past_strip.h"
#include "pipeline/row_delegate.h"

#include <QListView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::views {
namespace {

constexpr int rowsSeen = 4;
constexpr int leastSummary = 240;

} // namespace

JobPastView::JobPastView(QWidget* parent)
    : QWidget(parent)
    , m_summary(new ElidedLabel)
    , m_strip(new JobPastStrip)
    , m_list(new QListView)
    , m_spin(new Spin(m_list))
{
    using lists::JobPastModel;
    m_summary->setObjectName(u"pastSummary"_s);
    m_list->setObjectName(u"past"_s);
    m_list->setAccessibleName(tr("Earlier results of this job"));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new RowDelegate({.outcome = JobPastModel::OutcomeRole,
                                             .detail = JobPastModel::DetailRole,
                                             .time = JobPastModel::TimeRole,
                                             .words = JobPastModel::WordsRole},
                                            *m_spin, m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(space::Medium, 0, space::Medium, 0);
    head->setSpacing(space::Large);
    head->addWidget(m_summary, 1, Qt::AlignBottom);
    head->addWidget(m_strip);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, space::Small);
    all->setSpacing(space::Tight);
    all->addLayout(head);
    all->addWidget(m_list);
    connect(m_list, &QListView::activated, this, &JobPastView::open);
    connect(m_list, &QListView::clicked, this, &JobPastView::open);
    connect(m_strip, &JobPastStrip::clicked, this, [this](int row) { open(m_model.index(row)); });
    setPast({});
}

void JobPastView::setPast(const lists::JobPast& past)
{
    m_model.setPast(past);
    m_summary->setText(summaryOf(past));
    m_summary->setMinimumWidth(std::min(m_summary->sizeHint().width(), leastSummary)); // before any bar
    m_strip->setPast(past);
    m_strip->setVisible(!past.rows.empty());
    const int rowHeight = QFontMetrics(textFont(TextRole::Body)).height() + space::Medium;
    m_list->setMinimumHeight(rowHeight); // a low window stays as low as it is
    m_list->setMaximumHeight(std::clamp(int(past.rows.size()), 1, rowsSeen) * rowHeight);
    m_list->setVisible(!past.rows.empty());
    m_spin->setActive(std::ranges::any_of(
        past.rows, [](const lists::PastRow& row) { return row.outcome == core::Outcome::Running; }));
}

void JobPastView::open(const QModelIndex& index)
{
    if (index.isValid())
        Q_EMIT runRequested({index.data(lists::JobPastModel::RunRole).toLongLong()});
}

} // namespace signalbox::views
