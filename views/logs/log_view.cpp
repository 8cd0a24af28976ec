// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/log_view.h"

#include "common/banner.h"
#include "common/empty_state.h"
#include "logs/comparison_view.h"
#include "logs/find_bar.h"
#include "logs/issue_text.h"
#include "logs/log_hit_panel.h"
#include "logs/log_menu.h"
#include "logs/log_text.h"
#include "logs/save_log.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QDesktopServices>
#include <QFileDialog>
#include <QFocusEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QSplitter>
#include <QStackedLayout>
#include <QVBoxLayout>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace signalbox::views {

namespace {

constexpr qint64 linesBeforeError = 15; // in an issue
constexpr qint64 linesBehindError = 10;
constexpr qint64 mostIssueLines = 200;

/// Where the files of the run's repository are shown: its page without the run.
QUrl repositoryPage(const core::Run& run)
{
    QUrl page = run.webUrl;
    page.setPath(u'/' + run.repositoryName.full());
    page.setQuery(QString());
    page.setFragment(QString());
    return run.id && run.webUrl.isValid() ? page : QUrl();
}

} // namespace

LogView::LogView(QWidget* parent)
    : QWidget(parent)
    , m_message(new EmptyState)
    , m_textPage(new QWidget)
    , m_banner(new Banner)
    , m_text(new LogText)
    , m_findBar(new FindBar)
    , m_hits(new LogHitPanel)
    , m_comparison(new ComparisonView)
{
    m_findBar->hide();
    m_hits->hide();
    auto* parts = new QSplitter(Qt::Vertical);
    parts->addWidget(m_text);
    parts->addWidget(m_hits);
    parts->setStretchFactor(0, 2);
    parts->setStretchFactor(1, 1);
    parts->setChildrenCollapsible(false);
    auto* column = new QVBoxLayout(m_textPage);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_banner);
    column->addWidget(parts, 1);
    column->addWidget(m_findBar);
    m_pages = new QStackedLayout(this);
    m_pages->addWidget(m_message);
    m_pages->addWidget(m_textPage);
    m_pages->addWidget(m_comparison);
    setAccessibleName(tr("Log of the job"));
    connectText();
    connectSearch();
    connectJump();
    showNothing();
}

LogView::~LogView()
{
    m_saving.request_stop();
    m_comparison->clear();
    m_text->setDocument(nullptr);
}

void LogView::connectText()
{
    connect(m_message, &EmptyState::actionTriggered, this, &LogView::retryRequested);
    connect(m_banner, &Banner::actionTriggered, this, [this] {
        if (m_home)
            read(*std::exchange(m_home, std::nullopt), std::nullopt);
    });
    connect(m_text, &LogText::findRequested, this, [this] { find(); });
    connect(m_text, &LogText::pageRequested, this, &LogView::openPage);
    connect(m_text, &LogText::saveRequested, this, &LogView::saveAs);
    connect(m_text, &LogText::issueTextRequested, this, [this] { QGuiApplication::clipboard()->setText(issueText()); });
    connect(m_text, &LogText::cursorMoved, this, &LogView::updateStatus);
    connect(m_comparison, &ComparisonView::closed, this, &LogView::showText);
    connect(m_comparison, &ComparisonView::lineRequested, this, [this](qint64 line) {
        showText();
        m_text->goTo({line, 0});
    });
}

void LogView::open(const QString& path, const core::Job& job, const core::Run& run)
{
    const Shown& before = m_home ? *m_home : m_shown;
    const bool sameJob = m_hits->scope() != LogScope::PastRuns || job.name == before.job.name;
    if (!run.id || run.id != before.run.id || !sameJob)
        forgetOthers();
    m_home.reset();
    const auto wanted = std::exchange(m_wanted, std::nullopt);
    const bool here = wanted && wanted->first == job.id;
    read({path, job, run}, here ? std::optional(wanted->second) : std::nullopt);
}

void LogView::read(const Shown& log, std::optional<qint64> line)
{
    m_search.clear();
    m_comparison->clear();
    m_text->setDocument(nullptr);
    m_banner->hide();
    if (const auto opened = m_document.open(log.path, log.job); !opened) {
        showError(opened.error());
        return;
    }
    m_shown = log;
    m_text->setSource(repositoryPage(log.run), log.run.commit);
    m_text->setDocument(&m_document, line);
    m_findBar->setOtherLogsOffered(log.run.id || m_home);
    showText();
    seek();
}

void LogView::showText()
{
    const bool hadFocus = m_comparison->isAncestorOf(focusWidget());
    m_comparison->clear();
    m_pages->setCurrentWidget(m_textPage);
    if (hasFocus()) // it waited for a text
        m_text->setFocus();
    if (hadFocus)
        m_text->setFocus();
}

void LogView::openPage(const QUrl& page)
{
    // Whoever wrote the log wrote the address: nothing but a page of the web is handed to the desktop.
    if (page.scheme() == "https"_L1 || page.scheme() == "http"_L1)
        QDesktopServices::openUrl(page);
}

void LogView::requestComparison()
{
    if (!m_document.isOpen() || !m_shown.run.id)
        return;
    m_comparison->showWaiting(tr("Looking for the last run that passed …"));
    m_pages->setCurrentWidget(m_comparison);
    Q_EMIT comparisonRequested();
}

void LogView::compareWith(const QString& path, const QString& title)
{
    if (!m_document.isOpen())
        return;
    m_pages->setCurrentWidget(m_comparison);
    m_comparison->compare(path, title, m_document);
    m_comparison->setFocus();
}

QString LogView::issueText()
{
    qint64 first = 0;
    qint64 last = -1;
    if (m_text->hasSelection()) {
        std::tie(first, last) = m_text->selectedLines();
    } else if (m_document.lineCount() > 0) {
        const qint64 middle = m_document.outline().firstError.value_or(m_text->cursor().line);
        first = std::max<qint64>(0, middle - linesBeforeError);
        last = std::min(middle + linesBehindError, m_document.lineCount() - 1);
    }
    logs::Excerpt excerpt{.firstLine = first};
    for (qint64 line = first; line <= std::min(last, first + mostIssueLines - 1); ++line)
        excerpt.lines.push_back(m_document.line(line).text);
    return logs::issueText(m_shown.run, m_shown.job, excerpt);
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
    giveUp();
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
    giveUp();
    showMessage(reason.kind == core::ErrorKind::NotYet ? u"clock"_s : u"log"_s, reason.what, reason.advice);
}

void LogView::showMessage(const QString& icon, const QString& what, const QString& advice, const QString& action)
{
    m_search.clear();
    m_comparison->clear();
    m_home.reset();
    m_text->setDocument(nullptr);
    m_document.close();
    m_message->setContent(icon, what, advice, action);
    m_pages->setCurrentWidget(m_message);
}

/// The keyboard belongs to the text. Not by a focus proxy, which Tab takes for a stop of its own: behind the find bar
/// it would come to the text again and never out of the log.
void LogView::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    if (showsText())
        m_text->setFocus(event->reason());
}

bool LogView::showsText() const
{
    return m_pages->currentWidget() == m_textPage;
}

QString LogView::message() const
{
    return showsText() ? QString() : u"%1 %2"_s.arg(m_message->what(), m_message->advice()).trimmed();
}

void LogView::contextMenuEvent(QContextMenuEvent* event)
{
    if (!showsText())
        return;
    QMenu menu(this);
    fillLogMenu(menu, *m_text,
                {.openPage = [this](const QUrl& page) { openPage(page); },
                 .find = [this] { find(); },
                 .findInJobs = m_shown.run.id ? [this] { find({}, LogScope::JobsOfRun); } : std::function<void()>(),
                 .findInRuns = m_shown.run.id ? [this] { find({}, LogScope::PastRuns); } : std::function<void()>(),
                 .compare = m_shown.run.id ? [this] { requestComparison(); } : std::function<void()>(),
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
