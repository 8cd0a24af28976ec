// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/log_view.h"

#include "common/banner.h"
#include "common/empty_state.h"
#include "logs/find_bar.h"
#include "logs/log_menu.h"
#include "logs/log_text.h"
#include "logs/save_log.h"

#include <QContextMenuEvent>
#include <QDesktopServices>
#include <QFileDialog>
#include <QLocale>
#include <QMenu>
#include <QStackedLayout>
#include <QVBoxLayout>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace signalbox::views {

LogView::LogView(QWidget* parent)
    : QWidget(parent)
    , m_message(new EmptyState)
    , m_textPage(new QWidget)
    , m_banner(new Banner)
    , m_text(new LogText)
    , m_findBar(new FindBar)
{
    m_findBar->hide();
    auto* column = new QVBoxLayout(m_textPage);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_banner);
    column->addWidget(m_text, 1);
    column->addWidget(m_findBar);
    m_pages = new QStackedLayout(this);
    m_pages->addWidget(m_message);
    m_pages->addWidget(m_textPage);
    setAccessibleName(tr("Log of the job"));

    connect(m_message, &EmptyState::actionTriggered, this, &LogView::retryRequested);
    connect(m_text, &LogText::findRequested, this, [this] { find(); });
    connect(m_text, &LogText::findNextRequested, this, [this] { goToMatch(m_search.next(m_text->cursor().line)); });
    connect(m_text, &LogText::findPreviousRequested, this,
            [this] { goToMatch(m_search.previous(m_text->cursor().line)); });
    connect(m_text, &LogText::cursorMoved, this, &LogView::updateStatus);
    connect(m_findBar, &FindBar::textEdited, this, &LogView::search);
    connect(m_findBar, &FindBar::nextRequested, m_text, &LogText::findNextRequested);
    connect(m_findBar, &FindBar::previousRequested, m_text, &LogText::findPreviousRequested);
    connect(m_findBar, &FindBar::closed, this, [this] {
        m_findBar->hide();
        m_text->setFocus();
    });
    connect(&m_search, &logs::LogSearch::finished, this, [this] {
        m_text->setMatches(m_search.found().lines, m_search.text());
        const qint64 here = m_text->cursor().line;
        if (!m_search.text().isEmpty() && m_search.numberOf(here) == 0)
            goToMatch(m_search.next(here));
        updateStatus();
    });
    connect(&m_document, &logs::LogDocument::outlined, this, [this] {
        if (!m_findBar->text().isEmpty()) // asked for before the whole log was known
            search(m_findBar->text());
    });
    showNothing();
}

LogView::~LogView()
{
    m_saving.request_stop();
    m_text->setDocument(nullptr);
}

void LogView::open(const QString& path, const core::Job& job)
{
    m_search.clear();
    m_text->setDocument(nullptr);
    if (const auto opened = m_document.open(path, job); !opened) {
        showError(opened.error());
        return;
    }
    m_text->setDocument(&m_document);
    m_pages->setCurrentWidget(m_textPage);
    setFocusProxy(m_text);
}

void LogView::showNothing()
{
    showMessage(u"log"_s, tr("No job chosen."), tr("Choose a job to read its log."));
}

void LogView::showLoading(const QString& jobName)
{
    showMessage(u"log"_s, tr("Fetching the log of %1 …").arg(jobName), {});
}

void LogView::showError(const core::Error& error)
{
    switch (error.kind) {
    case core::ErrorKind::NotYet:
        showMessage(u"clock"_s, error.what, error.advice, tr("Try again"));
        break;
    case core::ErrorKind::Gone:
        showMessage(
            u"log"_s, tr("GitHub has deleted this log."),
            tr("Logs are kept for 90 days, or as long as the repository's settings say, unless somebody deletes them. "
               "Run the job again for a new one."));
        break;
    case core::ErrorKind::NotFound:
        showMessage(u"log"_s, tr("There is no log of this job."),
                    tr("A job that was skipped, or cancelled before it began, never gets one."));
        break;
    case core::ErrorKind::Offline:
        showMessage(u"offline"_s, error.what, error.advice, tr("Try again"));
        break;
    default:
        showMessage(u"log"_s, error.what, error.advice, tr("Try again"));
        break;
    }
}

void LogView::showReason(const core::Error& reason)
{
    showMessage(reason.kind == core::ErrorKind::NotYet ? u"clock"_s : u"log"_s, reason.what, reason.advice);
}

void LogView::showMessage(const QString& icon, const QString& what, const QString& advice, const QString& action)
{
    m_search.clear();
    m_text->setDocument(nullptr);
    m_document.close();
    m_message->setContent(icon, what, advice, action);
    m_pages->setCurrentWidget(m_message);
    setFocusProxy(nullptr);
}

bool LogView::showsText() const
{
    return m_pages->currentWidget() == m_textPage;
}

QString LogView::message() const
{
    return showsText() ? QString() : u"%1 %2"_s.arg(m_message->what(), m_message->advice()).trimmed();
}

void LogView::find(const QString& text)
{
    if (!text.isEmpty())
        m_findBar->setText(text);
    m_findBar->open();
}

QString LogView::findStatus() const
{
    return m_findBar->status();
}

void LogView::search(const QString& text)
{
    m_text->setMatches({}, text);
    if (m_document.isComplete())
        m_search.start(m_document.index(), text);
    m_findBar->setStatus(text.isEmpty() ? QString() : tr("Searching …"));
}

void LogView::goToMatch(std::optional<qint64> line)
{
    if (!line)
        return;
    const QString& text = m_search.text();
    const bool exact = text != text.toLower();
    const auto column = m_document.line(*line).text.indexOf(text, 0, exact ? Qt::CaseSensitive : Qt::CaseInsensitive);
    m_text->goTo({*line, int(std::max<qsizetype>(0, column))});
}

void LogView::updateStatus()
{
    if (m_search.text().isEmpty()) {
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

void LogView::contextMenuEvent(QContextMenuEvent* event)
{
    if (!showsText())
        return;
    QMenu menu(this);
    fillLogMenu(menu, *m_text,
                {.find = [this] { find(); },
                 .saveAs = [this] { saveAs(); },
                 .openFile = [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_document.path())); }});
    menu.exec(event->globalPos());
}

void LogView::saveAs()
{
    const QString target
        = QFileDialog::getSaveFileName(this, tr("Save the log"), u"job.log"_s, tr("Logs (*.log *.txt)"));
    if (!target.isEmpty())
        save(target);
}

void LogView::save(const QString& target)
{
    if (!m_document.index())
        return;
    auto work = QtConcurrent::run([index = m_document.index(), target, stop = m_saving.get_token()] {
        return logs::saveLog(index->file(), target, stop);
    });
    work.then(this, [this](const core::Result<void>& saved) {
        if (!saved)
            m_banner->showError(saved.error());
        Q_EMIT this->saved(saved.has_value());
    });
}

} // namespace signalbox::views
