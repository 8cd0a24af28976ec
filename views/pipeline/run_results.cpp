// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/run_results.h"

#include "common/icons.h"
#include "common/plain_text.h"
#include "common/theme.h"
#include "pipeline/annotation_panel.h"
#include "pipeline/artifact_panel.h"

#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace signalbox::views {
namespace {

/// From this width on they stand beside each other.
constexpr int RoomBeside = 900;
constexpr int LeastHeight = 160; // as that of the other ways to look at a run

} // namespace

RunResults::RunResults(QWidget* parent)
    : QWidget(parent)
    , m_annotations(new AnnotationPanel)
    , m_artifacts(new ArtifactPanel)
    , m_parts(new QSplitter(Qt::Vertical))
    , m_summary(mutedLabel())
    , m_openSummary(new QPushButton(lineIcon(u"open"_s), tr("Open the summary")))
{
    m_parts->addWidget(m_annotations);
    m_parts->addWidget(m_artifacts);
    m_parts->setChildrenCollapsible(false);
    m_parts->setHandleWidth(space::Medium);
    auto* summary = new QHBoxLayout;
    summary->setSpacing(space::Small);
    summary->addWidget(m_summary, 1);
    summary->addWidget(m_openSummary);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins({});
    all->setSpacing(space::Small);
    all->addWidget(m_parts, 1);
    all->addLayout(summary);
    m_summary->setWordWrap(true);
    m_openSummary->setObjectName(u"openSummary"_s);
    m_openSummary->setAccessibleName(tr("Open the summary of this run on GitHub"));
    setMinimumHeight(LeastHeight);
    connect(m_annotations, &AnnotationPanel::chosen, this, &RunResults::annotationChosen);
    connect(m_openSummary, &QPushButton::clicked, this, &RunResults::summaryRequested);
}

void RunResults::setRun(const core::Run& run)
{
    const bool ended = run.state.isCompleted();
    m_summary->setText(ended ? tr("GitHub shows job summaries in the browser alone: its API has none.")
                             : tr("Job summaries are in the browser once the run has ended: GitHub's API has none."));
    m_openSummary->setEnabled(ended && run.webUrl.isValid());
}

void RunResults::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const auto orientation = width() >= RoomBeside ? Qt::Horizontal : Qt::Vertical;
    if (m_parts->orientation() == orientation)
        return;
    m_parts->setOrientation(orientation);
    const int room = orientation == Qt::Horizontal ? m_parts->width() : m_parts->height();
    m_parts->setSizes({room / 2, room / 2});
}

void RunResults::takeFocus()
{
    m_artifacts->takeFocus();
}

} // namespace signalbox::views
