// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/random_values.h"

#include <QTimeZone>

#include <array>

using namespace signalbox::core;
using namespace Qt::StringLiterals;

qint64 RandomValues::id()
{
    // Three sizes: of an old repository, just past 32 bits, and the largest that there can be.
    constexpr std::array bounds{qint64(100'000), qint64(1) << 34, std::numeric_limits<qint64>::max()};
    while (true) {
        const quint64 bound = static_cast<quint64>(bounds[size_t(below(3))] - 1);
        const qint64 candidate = 1 + static_cast<qint64>(m_random.generate64() % bound);
        if (!m_given.contains(candidate)) {
            m_given.insert(candidate);
            return candidate;
        }
    }
}

QString RandomValues::text()
{
    static const QStringList texts{u""_s,
                                   u"main"_s,
                                   u"feature/a%b_c"_s,
                                   u"It's \"quoted\"; DROP TABLE run; --"_s,
                                   u"zwei\nZeilen\r\nund ein\tTab"_s,
                                   u"Fix the 🚂 at the ⛔ (日本語, العربية)"_s,
                                   u"null"_s,
                                   u"0"_s,
                                   u" spaces "_s,
                                   QString(5000, u'x')};
    return texts[below(int(texts.size()))] + (chance(2) ? QString::number(below(1000)) : QString());
}

QDateTime RandomValues::time()
{
    constexpr qint64 day = 24LL * 3600 * 1000;
    const qint64 start = QDateTime(QDate(2019, 11, 1), QTime(0, 0), QTimeZone::UTC).toMSecsSinceEpoch();
    return QDateTime::fromMSecsSinceEpoch(start + below(3000) * day + below(int(day)), QTimeZone::UTC);
}

std::optional<QDateTime> RandomValues::maybeTime()
{
    return chance(3) ? std::nullopt : std::optional(time());
}

State RandomValues::state()
{
    static const QStringList statuses{u"queued"_s,      u"requested"_s, u"waiting"_s,           u"pending"_s,
                                      u"in_progress"_s, u"completed"_s, u"a_status_of_2031 🛰"_s};
    static const QStringList conclusions{u""_s,        u"success"_s,         u"failure"_s,    u"cancelled"_s,
                                         u"skipped"_s, u"timed_out"_s,       u"neutral"_s,    u"action_required"_s,
                                         u"stale"_s,   u"startup_failure"_s, u"half passed"_s};
    return State::fromWords(statuses[below(int(statuses.size()))], conclusions[below(int(conclusions.size()))]);
}

Repository RandomValues::repository()
{
    return {.id = {id()},
            .name = {.owner = u"owner-%1"_s.arg(below(5)), .name = u"repo_%1.js"_s.arg(below(1'000'000))},
            .defaultBranch = text(),
            .isPrivate = chance(2),
            .archived = chance(2),
            .disabled = chance(2),
            .isFork = chance(2),
            .canPush = chance(2),
            .canAdminister = chance(2),
            .pushedAt = maybeTime(),
            .webUrl = QUrl(u"https://github.com/a/b"_s),
            .topics = chance(2) ? QStringList() : QStringList{text(), text()}};
}

Workflow RandomValues::workflow(RepositoryId repository)
{
    return {.id = {id()},
            .repository = repository,
            .name = text(),
            .path = text(),
            .state = chance(3) ? u"disabled_by_moonlight"_s : u"active"_s,
            .webUrl = chance(3) ? QUrl() : QUrl(u"https://github.com/a/b/blob/main/ci%20file.yml?x=ü#L1"_s)};
}

Run RandomValues::run(RepositoryId repository)
{
    return {.id = {id()},
            .repository = repository,
            .repositoryName = {.owner = text(), .name = text()},
            .workflow = {id()},
            .workflowPath = text(),
            .workflowName = text(),
            .title = text(),
            .number = below(100'000),
            .attempt = 1 + below(3),
            .event = text(),
            .state = state(),
            .branch = text(),
            .commit = text(),
            .commitMessage = text(),
            .actor = text(),
            .triggeringActor = text(),
            .pullRequest = below(1000),
            .createdAt = chance(8) ? QDateTime() : time(),
            .startedAt = maybeTime(),
            .updatedAt = chance(8) ? QDateTime() : time(),
            .webUrl = QUrl(u"https://ghe.example/o/r/actions/runs/1?pr=%2F"_s)};
}

Step RandomValues::step(int number)
{
    return {.number = number, .name = text(), .state = state(), .startedAt = maybeTime(), .completedAt = maybeTime()};
}

Job RandomValues::job(RunId run, int attempt)
{
    Job job{.id = {id()},
            .run = run,
            .attempt = attempt,
            .name = text(),
            .state = state(),
            .createdAt = chance(4) ? QDateTime() : time(),
            .startedAt = maybeTime(),
            .completedAt = maybeTime(),
            .runner = text(),
            .webUrl = QUrl(u"https://github.com/o/r/actions/runs/1/job/2"_s)};
    for (int i = below(4); i > 0; --i)
        job.labels << text();
    int number = 0;
    for (int i = below(12); i > 0; --i) {
        number += below(3); // jumps, and repeats
        job.steps.push_back(step(number));
    }
    return job;
}

signalbox::github::Validator RandomValues::validator()
{
    return {.url = QUrl(u"https://api.github.com/repositories/%1/actions/runs?per_page=100&branch=a%2Fb"_s.arg(id())),
            .etag = chance(5) ? QByteArray() : QByteArray("W/\"" + QByteArray::number(id(), 16) + '"'),
            .next = chance(2) ? QUrl() : QUrl(u"https://api.github.com/repositories/1/actions/runs?page=2"_s)};
}
