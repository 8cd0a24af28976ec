// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/job_graph_view.h"

#include "common/elided_label.h"
#include "common/empty_state.h"
#include "common/panel.h"
#include "common/theme.h"
#include "pipeline/graph_canvas.h"

#include <QKeyEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWheelEvent>

using namespace Qt::StringLiterals;

namespace signalbox::views {
namespace {

constexpr double zoomStep = 1.2;
/// What is fitted stays readable; a larger graph scrolls.
constexpr double leastFitted = 0.75;

} // namespace

JobGraphView::JobGraphView(QWidget* parent)
    : QWidget(parent)
    , m_words(new ElidedLabel)
    , m_area(new QScrollArea)
    , m_canvas(new GraphCanvas)
    , m_missing(new EmptyState)
{
    m_words->setObjectName(u"graphCriticalPath"_s);
    m_words->setMostLines(2);
    m_area->setObjectName(u"graph"_s);
    m_area->setAccessibleName(tr("Graph of the jobs"));
    m_area->setWidget(m_canvas);
    m_area->setFrameShape(QFrame::NoFrame);
    // The ground is the panel's.
    m_area->viewport()->setAutoFillBackground(false);
    m_canvas->setAutoFillBackground(false);
    m_area->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->viewport()->installEventFilter(this);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(space::Medium, space::Small, space::Small, space::Tight);
    head->setSpacing(space::Tight);
    head->addWidget(m_words, 1);
    auto* out = addButton(u"\u2212"_s, tr("Smaller (Ctrl+-)"), u"graphSmaller"_s);
    auto* whole = addButton(tr("Fit"), tr("Fit into the room there is (Ctrl+0)"), u"graphFit"_s);
    auto* in = addButton(u"+"_s, tr("Larger (Ctrl++)"), u"graphLarger"_s);
    for (QToolButton* button : {out, whole, in})
        head->addWidget(button);
    auto* graph = new QWidget;
    auto* column = new QVBoxLayout(graph);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_area, 1);
    auto* panel = new Panel;
    panel->setFlush(true);
    m_pages = new QStackedLayout;
    panel->body()->addLayout(m_pages, 1); // first: what a layout in no window shows is a window of its own
    m_pages->addWidget(m_missing);
    m_pages->addWidget(graph);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(panel);
    setMinimumHeight(160);

    connect(out, &QToolButton::clicked, this, [this] { zoomTo(m_canvas->zoom() / zoomStep); });
    connect(in, &QToolButton::clicked, this, [this] { zoomTo(m_canvas->zoom() * zoomStep); });
    connect(whole, &QToolButton::clicked, this, [this] {
        m_fitted = true;
        fit();
    });
    connect(m_canvas, &GraphCanvas::chosen, this, &JobGraphView::chosen);
    connect(m_canvas, &GraphCanvas::opened, this, &JobGraphView::opened);
    connect(m_canvas, &GraphCanvas::menuRequested, this, &JobGraphView::menuRequested);
    connect(m_canvas, &GraphCanvas::focused, this,
            [this](QWidget* node) { m_area->ensureWidgetVisible(node, space::Large, space::Large); });
    setMissing({});
}

QToolButton* JobGraphView::addButton(const QString& text, const QString& name, const QString& objectName)
{
    auto* button = new QToolButton;
    button->setObjectName(objectName);
    button->setText(text);
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setAutoRaise(true);
    return button;
}

void JobGraphView::setGraph(const lists::JobGraph& graph)
{
    m_canvas->setGraph(graph);
    m_words->setText(criticalText(graph));
    m_pages->setCurrentIndex(1);
    fit();
}

void JobGraphView::setMissing(const std::optional<core::Error>& why)
{
    if (why)
        m_missing->setContent(u"graph"_s, why->what, why->advice);
    else
        m_missing->setContent(u"refresh"_s, tr("Reading the workflow file of this run …"));
    m_pages->setCurrentIndex(0);
}

void JobGraphView::choose(core::JobId job)
{
    const bool another = m_canvas->chosenJob() != job;
    m_canvas->choose(job);
    if (QWidget* node = m_canvas->focusTarget(); another && node)
        m_area->ensureWidgetVisible(node, space::Large, space::Large);
}

void JobGraphView::takeFocus()
{
    if (QWidget* node = m_canvas->focusTarget(); node && m_pages->currentIndex() == 1)
        node->setFocus(Qt::OtherFocusReason);
}

void JobGraphView::zoomTo(double zoom)
{
    m_fitted = false;
    const QPoint centre = m_area->viewport()->rect().center();
    const QPointF seen = QPointF(m_canvas->mapFrom(m_area->viewport(), centre)) / m_canvas->zoom();
    m_canvas->setZoom(zoom);
    m_area->horizontalScrollBar()->setValue(int(seen.x() * m_canvas->zoom()) - centre.x());
    m_area->verticalScrollBar()->setValue(int(seen.y() * m_canvas->zoom()) - centre.y());
}

void JobGraphView::fit()
{
    if (!m_fitted || !isVisible())
        return;
    const double zoom = std::max(m_canvas->zoomFor(m_area->viewport()->size()), leastFitted);
    if (zoom != m_canvas->zoom())
        m_canvas->setZoom(zoom);
}

bool JobGraphView::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::Wheel)
        return QWidget::eventFilter(watched, event);
    const auto* wheel = static_cast<QWheelEvent*>(event);
    if (!wheel->modifiers().testFlag(Qt::ControlModifier))
        return QWidget::eventFilter(watched, event);
    zoomTo(m_canvas->zoom() * (wheel->angleDelta().y() > 0 ? zoomStep : 1 / zoomStep));
    return true;
}

void JobGraphView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::ZoomIn))
        zoomTo(m_canvas->zoom() * zoomStep);
    else if (event->matches(QKeySequence::ZoomOut))
        zoomTo(m_canvas->zoom() / zoomStep);
    else if (event->key() == Qt::Key_0 && event->modifiers().testFlag(Qt::ControlModifier)) {
        m_fitted = true;
        fit();
    } else
        QWidget::keyPressEvent(event);
}

void JobGraphView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fit();
}

void JobGraphView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    fit();
}

} // namespace signalbox::views
