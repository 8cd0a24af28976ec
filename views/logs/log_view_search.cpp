// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/banner.h"
#include "logs/find_bar.h"
#include "logs/log_hit_panel.h"
#include "logs/log_text.h"
#include "logs/log_view.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace signalbox::views {

void LogView::connectSearch()
{
    connect(m_text, &LogText::findNextRequested, this, [this] { goToMatch(m_search.next(m_text->cursor().line)); });
    connect(m_text, &LogText::findPreviousRequested, this,
            [this] { goToMatch(m_search.previous(m_text->cursor().line)); });
    connect(m_findBar, &FindBar::queryChanged, this, &LogView::search);
    connect(m_findBar, &FindBar::scopeChanged, this, &LogView::searchOthers);
    connect(m_findBar, &FindBar::listWanted, this, &LogView::searchOthers);
    connect(m_findBar, &FindBar::nextRequested, m_text, &LogText::findNextRequested);
    connect(m_findBar, &FindBar::previousRequested, m_text, &LogText::findPreviousRequested);
    connect(m_findBar, &FindBar::closed, this, [this] {
        m_findBar->hide();
        m_hits->hide();
        m_text->setFocus();
    });
    connect(m_hits, &LogHitPanel::hitActivated, this, &LogView::goToHit);
    connect(&m_search, &logs::LogSearch::finished, this, [this] {
        m_text->setMatches(m_search.found().lines, m_search.query());
        const qint64 here = m_text->cursor().line;
        const bool typing = m_findBar->isVisible() && m_findBar->scope() == LogScope::ThisLog;
        if (typing && !m_search.query().isEmpty() && m_search.numberOf(here) == 0)
            goToMatch(m_search.next(here));
        updateStatus();
    });
    connect(&m_document, &logs::LogDocument::outlined, this, [this] {
        if (!m_findBar->text().isEmpty()) // asked for before the whole log was known
            search();
        if (m_findBar->wantsList() && m_findBar->scope() == LogScope::ThisLog)
            searchOthers();
    });
}

void LogView::find(const QString& text, LogScope scope)
{
    if (!m_document.isOpen())
        return;
    showText();
    if (!text.isEmpty())
        m_findBar->setText(text);
    m_findBar->setScope(scope);
    m_findBar->open();
    searchOthers();
}

QString LogView::findStatus() const
{
    return m_findBar->status();
}

void LogView::search()
{
    const logs::LogQuery query = m_findBar->query();
    m_text->setMatches({}, query);
    if (m_document.isComplete())
        m_search.start(m_document.index(), query);
    m_findBar->setStatus(query.isEmpty() ? QString() : tr("Searching …"));
    if (m_hits->isVisible() && !(m_hits->logsSearch().query() == query))
        m_hits->search(query);
}

/// Begins with the logs of the scope that is chosen, unless they are there or on their way.
void LogView::searchOthers()
{
    const LogScope scope = m_findBar->scope();
    m_hits->setVisible(m_findBar->isVisible() && m_findBar->wantsList());
    const bool thisLog = scope == LogScope::ThisLog;
    if (thisLog && m_findBar->wantsList()) {
        m_hits->begin(scope);
        m_hits->addLog({.path = m_shown.path, .title = m_shown.job.name, .job = m_shown.job});
    } else if (thisLog) {
        m_hits->begin(scope);
    } else if (scope != m_hits->scope()) {
        m_hits->begin(scope);
        Q_EMIT otherLogsRequested(scope);
    }
    if (m_hits->isVisibleTo(this))
        m_hits->search(m_findBar->query());
}

/// What is listed is of other jobs or runs than what is going to be shown.
void LogView::forgetOthers()
{
    if (m_hits->scope() == LogScope::ThisLog)
        return;
    m_hits->begin(LogScope::ThisLog);
    m_findBar->setScope(LogScope::ThisLog);
}

void LogView::goToMatch(std::optional<qint64> line)
{
    if (!line)
        return;
    const std::vector<logs::TextRange> ranges = m_search.query().rangesIn(m_document.line(*line).text);
    m_text->goTo({*line, ranges.empty() ? 0 : int(ranges.front().start)});
}

void LogView::goToHit(const logs::SearchedLog& log, qint64 line)
{
    if (log.path == m_document.path()) {
        showText();
        m_text->goTo({line, 0});
        m_text->setFocus();
    } else if (m_hits->scope() == LogScope::JobsOfRun) {
        m_wanted = {log.job.id, line};
        Q_EMIT jobRequested(log.job.id);
    } else {
        const Shown home = m_home.value_or(m_shown);
        m_home = home;
        read({log.path, log.job, log.run}, line);
        if (m_home) // it could be opened
            m_banner->showMessage(Banner::Kind::Info, tr("This is the log of %1.").arg(log.title), {},
                                  tr("Back to the log of #%1").arg(home.run.number));
    }
}

void LogView::updateStatus()
{
    if (m_search.query().isEmpty()) {
        m_findBar->setStatus({});
        return;
    }
    if (m_search.isRunning())
        return;
    const logs::FoundLines& found = m_search.found();
    const QString count = QLocale().toString(qint64(found.lines.size())) + (found.truncated ? u"+"_s : QString());
    if (found.lines.empty())
        m_findBar->setStatus(tr("No match"));
    else if (const qsizetype number = m_search.numberOf(m_text->cursor().line); number > 0)
        m_findBar->setStatus(tr("%1 of %2 lines").arg(QLocale().toString(qint64(number)), count));
    else
        m_findBar->setStatus(tr("%1 lines").arg(count));
}

} // namespace signalbox::views
