// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/release_reader.h"

#include "github/wait.h"

#include <algorithm>
#include <ranges>

using namespace Qt::StringLiterals;

namespace signalbox::delivery {
namespace {

using core::Comparison;
using core::Result;
using github::Ask;
using github::Priority;

// A commit that is older than so many versions is released by hand.
constexpr qsizetype mostVersionsBack = 10;

std::unexpected<core::Error> cancelled()
{
    return std::unexpected(github::cancelledError());
}

core::Error notThere(const QString& ref, core::Error error)
{
    if (error.httpStatus == 404 || error.httpStatus == 422) {
        error.kind = core::ErrorKind::Rejected;
        error.what = u"\"%1\" leads to no commit of the repository."_s.arg(ref);
        error.advice = u"Name a commit, a branch or a tag."_s;
    }
    return error;
}

} // namespace

ReleaseReader::ReleaseReader(github::Client& client, QObject* parent)
    : QObject(parent)
    , m_client(&client)
{
}

QCoro::Task<Result<ReadRelease>> ReleaseReader::read(core::RepositoryName repository, Wishes wishes)
{
    const QPointer alive(this);
    const auto isGone = [&] { return !alive || !m_client; };
    if (isGone())
        co_return cancelled();
    ReadRelease read;
    ReleaseReading& reading = read.reading;
    const auto row = co_await m_client->repository(repository, Priority::User, Ask::Always);
    if (isGone())
        co_return cancelled();
    if (!row)
        co_return std::unexpected(row.error());
    reading.repository = row->rows.front();
    const QString at = wishes.at.isEmpty() ? reading.repository.defaultBranch : wishes.at;
    const auto commit = co_await m_client->commit(repository, at);
    if (isGone())
        co_return cancelled();
    if (!commit)
        co_return std::unexpected(notThere(at, commit.error()));
    reading.commit = commit->id;
    auto tags = co_await m_client->tags(repository, Priority::User, Ask::Always);
    if (isGone())
        co_return cancelled();
    if (!tags)
        co_return std::unexpected(tags.error());
    reading.tags = std::move(tags->rows);
    auto releases = co_await m_client->releases(repository, Priority::User, Ask::Always);
    if (isGone())
        co_return cancelled();
    if (!releases)
        co_return std::unexpected(releases.error());
    reading.releases = std::move(releases->rows);
    const auto typed = typedVersion(wishes.version, reading.tags);
    if (!typed && !wishes.version.isEmpty())
        co_return std::unexpected(core::Error{.kind = core::ErrorKind::Rejected,
                                              .what = u"\"%1\" is no version."_s.arg(wishes.version),
                                              .advice = u"Write three numbers, such as v1.5.0 or 2.0.0-rc.1."_s});
    if (const auto since = co_await readSince(&reading); !since)
        co_return std::unexpected(since.error());
    read.proposal = proposedRelease(reading, typed);
    core::NewRelease& release = read.proposal.release;
    auto notes = co_await m_client->generateNotes(repository, release.tag, release.commit, reading.previousTag);
    if (isGone())
        co_return cancelled();
    // Notes can be written by hand as well; whether the token may release is for the checks to say.
    if (notes)
        release.notes = notes->text;
    co_return read;
}

/// From the newest version that the commit comes after: an older commit is released from an older version.
QCoro::Task<Result<void>> ReleaseReader::readSince(ReleaseReading* reading)
{
    const QPointer alive(this);
    for (const core::Tag& tag : versionTags(reading->tags) | std::views::take(mostVersionsBack)) {
        auto since = co_await m_client->compare(reading->repository.name, tag.name, reading->commit);
        if (!alive || !m_client)
            co_return cancelled();
        if (!since)
            co_return std::unexpected(since.error());
        if (since->direction == Comparison::Direction::Behind || since->direction == Comparison::Direction::Diverged)
            continue;
        reading->previousTag = tag.name;
        reading->since = *std::move(since);
        break;
    }
    const auto saysWhatItIs
        = [](const core::Commit& commit) { return CommitMessage::read(commit.message).isConventional(); };
    if (reading->since.commits.empty() || std::ranges::any_of(reading->since.commits, saysWhatItIs))
        co_return Result<void>();
    co_return co_await readLabels(reading);
}

QCoro::Task<Result<void>> ReleaseReader::readLabels(ReleaseReading* reading)
{
    const QPointer alive(this);
    const auto pulls = co_await m_client->closedPullRequests(reading->repository.name);
    if (!alive || !m_client)
        co_return cancelled();
    if (!pulls)
        co_return std::unexpected(pulls.error());
    for (const core::PullRequest& pull : *pulls) {
        if (pull.labels.isEmpty())
            continue;
        // It came as one commit, whose subject GitHub ends with its number, or with its own and a merge, which says
        // nothing of a release.
        reading->labels.push_back({.commit = pull.commit, .labels = pull.labels});
        const QString number = u"(#%1)"_s.arg(pull.number);
        for (const core::Commit& commit : reading->since.commits) {
            if (commit.subject().endsWith(number))
                reading->labels.push_back({.commit = commit.id, .labels = pull.labels});
        }
    }
    co_return Result<void>();
}

} // namespace signalbox::delivery
