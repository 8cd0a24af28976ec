// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/graph_panel.h"

#include "common/elided_label.h"
#include "common/empty_state.h"
#include "editor/text_editor.h"
#include "graph/graph_canvas.h"
#include "graph/graph_pane.h"

#include <QStackedLayout>
#include <QTextBlock>
#include <QVBoxLayout>
#include <QtConcurrentRun>

#include <algorithm>
#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace signalbox::views {
namespace {

/// A graph beside a text has little room; what is smaller cannot be read.
constexpr double leastFitted = 0.7;
constexpr auto pauseOfTyping = 150ms;
constexpr auto longestWait = 600ms; ///< of one who types on and on

} // namespace

GraphPanel::GraphPanel(QWidget* parent)
    : QWidget(parent)
    , m_graph(new GraphPane(GraphPane::Flow::Fitting, leastFitted))
    , m_missing(new EmptyState)
    , m_pages(new QStackedLayout(this))
{
    setObjectName(u"editorGraph"_s);
    m_graph->words().setObjectName(u"editorGraphWords"_s);
    m_missing->setContent(u"graph"_s, tr("There are no jobs in this file."),
                          tr("Those of a workflow are drawn here while you write them."));
    m_pages->addWidget(m_missing);
    m_pages->addWidget(m_graph);
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &GraphPanel::read);
    connect(&m_reading, &QFutureWatcherBase::finished, this, [this] { take(m_reading.result()); });
    connect(&m_graph->canvas(), &GraphCanvas::picked, this, &GraphPanel::goTo);
    connect(&m_graph->canvas(), &GraphCanvas::opened, this, &GraphPanel::jobActivated);
}

GraphPanel::~GraphPanel()
{
    m_reading.waitForFinished();
}

void GraphPanel::setEditor(TextEditor* editor)
{
    if (m_editor) {
        m_editor->disconnect(this);
        m_editor->document()->disconnect(this);
    }
    m_editor = editor;
    m_written = {};
    m_pages->setCurrentIndex(0);
    if (!editor)
        return;
    connect(editor->document(), &QTextDocument::contentsChanged, this, &GraphPanel::readSoon);
    connect(editor, &QPlainTextEdit::cursorPositionChanged, this, &GraphPanel::follow);
    read();
}

void GraphPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    read();
}

/// Whoever types gets the graph in a pause, but is not kept waiting for one.
void GraphPanel::readSoon()
{
    if (!m_unread.isValid())
        m_unread.start();
    const auto left = longestWait - std::chrono::milliseconds(m_unread.elapsed());
    m_pause.start(std::clamp<std::chrono::milliseconds>(left, 0ms, pauseOfTyping));
}

/// Nobody sees a graph that is hidden; it is read when it is shown.
void GraphPanel::read()
{
    m_pause.stop();
    m_unread.invalidate();
    if (m_editor && isVisible())
        m_reading.setFuture(QtConcurrent::run(&lists::writtenGraph, m_editor->text().toUtf8()));
}

void GraphPanel::take(const lists::WrittenGraph& latest)
{
    if (!m_editor)
        return;
    const bool isWorse = latest.brokenLine > 0 && latest.graph.nodes.size() < m_written.graph.nodes.size();
    if (!isWorse)
        m_written = latest;
    if (m_written.graph.nodes.empty()) {
        m_pages->setCurrentIndex(0);
        return;
    }
    m_graph->canvas().setGraph(m_written.graph);
    say(latest);
    m_pages->setCurrentIndex(1);
    m_graph->fit();
    m_here.clear();
    follow();
}

void GraphPanel::say(const lists::WrittenGraph& latest)
{
    const bool isOld = latest != m_written;
    m_graph->words().setText(isOld ? tr("Line %1 cannot be read; these are the jobs before.").arg(latest.brokenLine)
                                   : lists::sumOf(m_written));
    m_graph->setSign(isOld                              ? std::optional(core::Outcome::NeedsPerson)
                         : !lists::isRefused(m_written) ? std::nullopt
                                                        : std::optional(core::Outcome::Failed));
}

void GraphPanel::follow()
{
    if (!m_editor || m_written.graph.nodes.empty())
        return;
    const auto node = lists::nodeAt(m_written, m_editor->textCursor().blockNumber() + 1);
    const QString id = node ? m_written.graph.nodes[*node].id : QString();
    if (id == m_here)
        return;
    m_here = id;
    m_graph->canvas().choose(id);
    if (QWidget* place = m_graph->canvas().focusTarget(); node && place)
        m_graph->ensureVisible(place);
}

/// What was typed since the graph was read may have moved the job: it is looked for from there, up and down.
int GraphPanel::lineOf(size_t node) const
{
    const QString id = m_written.graph.nodes[node].id;
    const int guess = m_written.lines[node];
    const QTextDocument* document = m_editor->document();
    const auto isHere = [&](int line) {
        QString text = document->findBlockByNumber(line - 1).text().trimmed();
        if (text.startsWith(u'"') || text.startsWith(u'\''))
            text.remove(0, 1);
        const QStringView behind = QStringView(text).sliced(text.startsWith(id) ? id.size() : text.size());
        return behind.startsWith(u':') || (behind.size() > 1 && behind[1] == u':' && !behind[0].isLetterOrNumber());
    };
    for (int away = 0; away < document->blockCount(); ++away) {
        if (isHere(guess - away))
            return guess - away;
        if (isHere(guess + away))
            return guess + away;
    }
    return guess;
}

void GraphPanel::goTo(const QString& id)
{
    const auto& nodes = m_written.graph.nodes;
    const auto node = std::ranges::find(nodes, id, &lists::GraphNode::id);
    if (m_editor && node != nodes.end())
        m_editor->goToLine(lineOf(size_t(node - nodes.begin())));
}

void GraphPanel::begin()
{
    if (QWidget* node = m_graph->canvas().focusTarget(); node && m_pages->currentIndex() == 1)
        node->setFocus(Qt::ShortcutFocusReason);
}

} // namespace signalbox::views
