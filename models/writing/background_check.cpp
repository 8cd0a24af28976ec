// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "writing/background_check.h"

#include <QtConcurrentRun>

#include <algorithm>
#include <chrono>

namespace signalbox::writing {
namespace {

constexpr std::chrono::milliseconds rest{700}; // a pause in typing, not one between two words
constexpr std::chrono::milliseconds aBlink{3}; // in which nearly every file is checked

} // namespace

BackgroundCheck::BackgroundCheck(std::shared_ptr<const lint::Checker> checker, lint::Settings settings,
                                 lint::Repository repository, QObject* parent)
    : DocumentCheck(parent)
    , m_checker(std::move(checker))
    , m_settings(std::move(settings))
    , m_repository(std::move(repository))
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(rest);
    connect(&m_running, &QFutureWatcher<Found>::finished, this, &BackgroundCheck::finish);
    connect(&m_rest, &QTimer::timeout, this, [this] {
        Asked asked = m_now;
        asked.isAtRest = true;
        if (!m_next && !m_running.isRunning())
            start(asked);
    });
}

BackgroundCheck::~BackgroundCheck()
{
    m_running.waitForFinished();
}

void BackgroundCheck::textChanged(const QByteArray& text, const QString& path, int revision)
{
    m_rest.stop();
    m_wasAsked = true;
    const Asked asked{.text = text, .path = path, .revision = revision};
    if (m_running.isRunning()) {
        m_next = asked;
        return;
    }
    m_next.reset(); // an older text, which waited for a check that has ended without anybody having been told yet
    // What is found by then is drawn with the text itself: one picture, not one that is old in a moment.
    start(asked)->tryAcquire(1, aBlink);
}

void BackgroundCheck::checkAgain()
{
    if (!m_wasAsked || m_next)
        return;
    if (m_running.isRunning())
        m_next = m_now;
    else
        start(Asked(m_now));
}

std::shared_ptr<QSemaphore> BackgroundCheck::start(const Asked& asked)
{
    m_now = asked;
    auto checked = std::make_shared<QSemaphore>();
    // By value: the texts and the checker outlive whoever closes the document meanwhile.
    m_running.setFuture(QtConcurrent::run([checker = m_checker, settings = m_settings, repository = m_repository,
                                           shellcheck = m_shellcheck, asked, checked]() -> Found {
        const QSemaphoreReleaser release(*checked);
        std::vector<lint::Diagnostic> found = checker->check(asked.text, asked.path, repository);
        std::vector<lint::ActionAtRef> unknown;
        if (asked.isAtRest) {
            std::vector<lint::Diagnostic> more = shellcheck.check(asked.text);
            found.insert(found.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
            std::ranges::stable_sort(found, {}, [](const lint::Diagnostic& each) { return each.range.start; });
            unknown = lint::unknownActions(asked.text, checker->actions(), checker->learned());
        }
        return {.diagnostics = settings.applied(std::move(found), asked.text), .unknown = std::move(unknown)};
    }));
    return checked;
}

void BackgroundCheck::finish()
{
    if (m_next) {
        const Asked next = *m_next;
        m_next.reset();
        start(next);
        return;
    }
    const Found found = m_running.result();
    const bool isAtRest = m_now.isAtRest; // who is told may have it checked again
    if (!isAtRest)
        m_rest.start();
    Q_EMIT checked(found.diagnostics, m_now.revision);
    if (!found.unknown.empty())
        Q_EMIT unknownActions(found.unknown);
    if (isAtRest)
        Q_EMIT rested();
}

} // namespace signalbox::writing
