// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/graph_pane.h"

#include "common/elided_label.h"
#include "common/status_icon.h"
#include "common/theme.h"
#include "graph/graph_canvas.h"

#include <QKeyEvent>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWheelEvent>

using namespace Qt::StringLiterals;

namespace signalbox::views {
namespace {

constexpr double zoomStep = 1.2;

} // namespace

GraphPane::GraphPane(Flow flow, double leastFitted, QWidget* parent)
    : QWidget(parent)
    , m_sign(new StatusIcon)
    , m_words(new ElidedLabel)
    , m_area(new QScrollArea)
    , m_canvas(new GraphCanvas)
    , m_flow(flow)
    , m_leastFitted(leastFitted)
{
    m_words->setMostLines(2);
    m_area->setObjectName(u"graph"_s);
    m_area->setAccessibleName(tr("Graph of the jobs"));
    m_area->setWidget(m_canvas);
    m_area->setFrameShape(QFrame::NoFrame);
    // The ground is that of what holds it.
    m_area->viewport()->setAutoFillBackground(false);
    m_canvas->setAutoFillBackground(false);
    m_area->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->viewport()->installEventFilter(this);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(space::Medium, space::Small, space::Small, space::Tight);
    head->setSpacing(space::Tight);
    head->addWidget(m_sign);
    m_sign->hide();
    head->addWidget(m_words, 1);
    auto* out = addButton(u"\u2212"_s, tr("Smaller (Ctrl+-)"), u"graphSmaller"_s);
    auto* whole = addButton(tr("Fit"), tr("Fit into the room there is (Ctrl+0)"), u"graphFit"_s);
    auto* in = addButton(u"+"_s, tr("Larger (Ctrl++)"), u"graphLarger"_s);
    for (QToolButton* button : {out, whole, in})
        head->addWidget(button);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_area, 1);

    connect(out, &QToolButton::clicked, this, [this] { zoomTo(m_canvas->zoom() / zoomStep); });
    connect(in, &QToolButton::clicked, this, [this] { zoomTo(m_canvas->zoom() * zoomStep); });
    connect(whole, &QToolButton::clicked, this, &GraphPane::fitAgain);
    connect(m_canvas, &GraphCanvas::focused, this, &GraphPane::ensureVisible);
    connect(m_canvas, &GraphCanvas::shapeChanged, this, &GraphPane::fit);
}

void GraphPane::setSign(std::optional<core::Outcome> outcome)
{
    m_sign->setVisible(outcome.has_value());
    if (outcome)
        m_sign->setOutcome(*outcome);
}

QToolButton* GraphPane::addButton(const QString& text, const QString& name, const QString& objectName)
{
    auto* button = new QToolButton;
    button->setObjectName(objectName);
    button->setText(text);
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setAutoRaise(true);
    return button;
}

void GraphPane::ensureVisible(QWidget* node)
{
    m_area->ensureWidgetVisible(node, space::Large, space::Large);
}

void GraphPane::zoomTo(double zoom)
{
    m_fitted = false;
    const QPoint centre = m_area->viewport()->rect().center();
    const QPointF seen = QPointF(m_canvas->mapFrom(m_area->viewport(), centre)) / m_canvas->zoom();
    m_canvas->setZoom(zoom);
    m_area->horizontalScrollBar()->setValue(int(seen.x() * m_canvas->zoom()) - centre.x());
    m_area->verticalScrollBar()->setValue(int(seen.y() * m_canvas->zoom()) - centre.y());
}

void GraphPane::fitAgain()
{
    m_fitted = true;
    fit();
}

void GraphPane::fit()
{
    if (!m_fitted || m_fitting || !isVisible())
        return;
    const QScopedValueRollback fitting(m_fitting, true);
    const QSize room = m_area->viewport()->size();
    if (m_flow == Flow::Fitting) {
        const bool isDown = m_canvas->zoomFor(room, Qt::Vertical) > m_canvas->zoomFor(room, Qt::Horizontal);
        m_canvas->setFlow(isDown ? Qt::Vertical : Qt::Horizontal);
        m_area->setAlignment(isDown ? Qt::AlignHCenter | Qt::AlignTop : Qt::AlignLeft | Qt::AlignVCenter);
    }
    const double zoom = std::max(m_canvas->zoomFor(room, m_canvas->flow()), m_leastFitted);
    if (zoom != m_canvas->zoom())
        m_canvas->setZoom(zoom);
}

bool GraphPane::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::Wheel)
        return QWidget::eventFilter(watched, event);
    const auto* wheel = static_cast<QWheelEvent*>(event);
    if (!wheel->modifiers().testFlag(Qt::ControlModifier))
        return QWidget::eventFilter(watched, event);
    zoomTo(m_canvas->zoom() * (wheel->angleDelta().y() > 0 ? zoomStep : 1 / zoomStep));
    return true;
}

void GraphPane::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::ZoomIn))
        zoomTo(m_canvas->zoom() * zoomStep);
    else if (event->matches(QKeySequence::ZoomOut))
        zoomTo(m_canvas->zoom() / zoomStep);
    else if (event->key() == Qt::Key_0 && event->modifiers().testFlag(Qt::ControlModifier))
        fitAgain();
    else
        QWidget::keyPressEvent(event);
}

void GraphPane::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fit();
}

void GraphPane::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    fit();
}

} // namespace signalbox::views
