// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/release_facts.h"

#include "github/worker.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::delivery {
namespace {

using core::ErrorKind;
using core::Result;
using github::Ask;
using github::Priority;

std::unexpected<core::Error> cancelled()
{
    return std::unexpected(github::cancelledError());
}

/// GitHub does not tell this token, or has not got it.
bool isClosed(const core::Error& error)
{
    return error.kind == ErrorKind::Forbidden || error.kind == ErrorKind::NotFound || error.kind == ErrorKind::Gone
        || error.kind == ErrorKind::Rejected || error.kind == ErrorKind::Unsupported;
}

/// Keeps what was read, nothing where it is closed; an error of any other kind is handed on.
template <class T>
Result<void> keep(Result<T> read, std::optional<T>* kept)
{
    if (read)
        *kept = *std::move(read);
    else if (!isClosed(read.error()))
        return std::unexpected(read.error());
    return {};
}

} // namespace

ReleaseFactsReader::ReleaseFactsReader(github::Client& client, QObject* parent)
    : QObject(parent)
    , m_client(&client)
{
}

QCoro::Task<Result<ReleaseFacts>> ReleaseFactsReader::read(ReleaseReading reading, core::NewRelease release)
{
    const QPointer alive(this);
    const core::RepositoryName name = reading.repository.name;
    ReleaseFacts facts{.release = std::move(release),
                       .defaultBranch = reading.repository.defaultBranch,
                       .previousTag = reading.previousTag,
                       .canPush = reading.repository.canPush,
                       .releases = reading.releases};
    constexpr std::array parts{&ReleaseFactsReader::readChecks, &ReleaseFactsReader::readRequired,
                               &ReleaseFactsReader::readStanding, &ReleaseFactsReader::readVersionFiles,
                               &ReleaseFactsReader::readWorkflows};
    for (const auto part : parts) {
        if (!alive || !m_client)
            co_return cancelled();
        if (const auto done = co_await (this->*part)(name, &facts); !done)
            co_return std::unexpected(done.error());
    }
    facts.way = facts.release.isDraft ? ReleaseWay::Publish : wayOf(facts.workflows);
    co_return facts;
}

QCoro::Task<Result<void>> ReleaseFactsReader::readChecks(core::RepositoryName name, ReleaseFacts* facts)
{
    const QPointer alive(this);
    auto runs = co_await m_client->checkRuns(name, facts->release.commit, Priority::User, Ask::Always);
    if (!alive || !m_client)
        co_return cancelled();
    auto statuses = co_await m_client->statuses(name, facts->release.commit, Priority::User, Ask::Always);
    if (!alive || !m_client)
        co_return cancelled();
    for (const auto* read : {&runs, &statuses}) {
        if (!*read && !isClosed(read->error()))
            co_return std::unexpected(read->error());
        if (!*read)
            co_return Result<void>();
    }
    facts->checks = std::move(runs->rows);
    std::ranges::move(statuses->rows, std::back_inserter(*facts->checks));
    co_return Result<void>();
}

QCoro::Task<Result<void>> ReleaseFactsReader::readRequired(core::RepositoryName name, ReleaseFacts* facts)
{
    const QPointer alive(this);
    auto rules = co_await m_client->branchRules(name, facts->defaultBranch, Priority::User, Ask::Always);
    if (!alive || !m_client)
        co_return cancelled();
    auto protection = co_await m_client->branchProtection(name, facts->defaultBranch, Priority::User, Ask::Always);
    if (!alive || !m_client)
        co_return cancelled();
    for (const auto* read : {&rules, &protection}) {
        if (!*read && !isClosed(read->error()))
            co_return std::unexpected(read->error());
        if (!*read)
            co_return Result<void>();
    }
    facts->required = std::move(rules->rows);
    for (const core::RequiredCheck& check : protection->rows) {
        if (!std::ranges::contains(*facts->required, check))
            facts->required->push_back(check);
    }
    co_return Result<void>();
}

/// Alerts, rulesets, the tag's name, and whether the commit is on the default branch.
QCoro::Task<Result<void>> ReleaseFactsReader::readStanding(core::RepositoryName name, ReleaseFacts* facts)
{
    const QPointer alive(this);
    const auto isGone = [&] { return !alive || !m_client; };
    auto code = co_await m_client->codeAlerts(name, facts->defaultBranch);
    if (isGone())
        co_return cancelled();
    if (const auto kept = keep(std::move(code), &facts->codeAlerts); !kept)
        co_return kept;
    auto dependencies = co_await m_client->dependencyAlerts(name);
    if (isGone())
        co_return cancelled();
    if (const auto kept = keep(std::move(dependencies), &facts->dependencyAlerts); !kept)
        co_return kept;
    auto rulesets = co_await m_client->tagRulesets(name);
    if (isGone())
        co_return cancelled();
    if (const auto kept = keep(std::move(rulesets), &facts->rulesets); !kept)
        co_return kept;
    const auto tag = co_await m_client->tagRef(name, facts->release.tag);
    if (isGone())
        co_return cancelled();
    if (!tag)
        co_return std::unexpected(tag.error());
    facts->isTagTaken = tag->has_value();
    const auto place = co_await m_client->compare(name, facts->defaultBranch, facts->release.commit);
    if (isGone())
        co_return cancelled();
    if (!place && !isClosed(place.error()))
        co_return std::unexpected(place.error());
    using Direction = core::Comparison::Direction;
    if (place && place->direction != Direction::Unknown)
        facts->isOnDefaultBranch = place->direction == Direction::Behind || place->direction == Direction::Identical;
    co_return Result<void>();
}

QCoro::Task<Result<void>> ReleaseFactsReader::readVersionFiles(core::RepositoryName name, ReleaseFacts* facts)
{
    const QPointer alive(this);
    for (const QString& path : versionFilePaths()) {
        const auto text = co_await m_client->file(name, path, facts->release.commit);
        if (!alive || !m_client)
            co_return cancelled();
        if (!text && !isClosed(text.error()))
            co_return std::unexpected(text.error());
        if (text)
            facts->versionFiles.push_back(readVersionFile(path, *text));
    }
    co_return Result<void>();
}

/// The files as they are at the commit, because those are what a tag starts.
QCoro::Task<Result<void>> ReleaseFactsReader::readWorkflows(core::RepositoryName name, ReleaseFacts* facts)
{
    const QPointer alive(this);
    const auto isGone = [&] { return !alive || !m_client; };
    const auto listed = co_await m_client->workflows(name, Priority::User, Ask::Always);
    if (isGone())
        co_return cancelled();
    if (!listed)
        co_return std::unexpected(listed.error());
    const auto files = co_await m_client->folder(name, u".github/workflows"_s, facts->release.commit);
    if (isGone())
        co_return cancelled();
    if (!files && !isClosed(files.error()))
        co_return std::unexpected(files.error());
    if (!files)
        co_return Result<void>();
    for (const core::FolderEntry& entry : *files) {
        if (!entry.path.endsWith(".yml"_L1) && !entry.path.endsWith(".yaml"_L1))
            continue;
        const auto text = co_await m_client->file(name, entry.path, facts->release.commit);
        if (isGone())
            co_return cancelled();
        if (!text && !isClosed(text.error()))
            co_return std::unexpected(text.error());
        if (!text)
            continue;
        const auto known = std::ranges::find(listed->rows, entry.path, &core::Workflow::path);
        const core::Workflow workflow = known == listed->rows.end() ? core::Workflow{.path = entry.path} : *known;
        const auto work = [workflow, bytes = *text, release = facts->release]() -> Result<ReleaseWorkflow> {
            const auto outline = workflow::readOutline(bytes);
            const auto inputs = workflow::readDispatchInputs(bytes);
            if (!outline || !inputs)
                return ReleaseWorkflow{.workflow = workflow};
            return releaseWorkflow(workflow, *outline, *inputs, release.tag, release.isPrerelease);
        };
        auto read = co_await github::onWorker(m_lifetime, work);
        if (isGone() || !read)
            co_return cancelled();
        facts->workflows.push_back(*std::move(read));
    }
    const ReleaseWorkflow* byHand = dispatchable(facts->workflows);
    if (!byHand)
        co_return Result<void>();
    const auto runs = co_await m_client->runs(
        name, {.workflow = byHand->workflow.id, .event = u"workflow_dispatch"_s, .perPage = 1}, Priority::User,
        Ask::Always);
    if (!runs)
        co_return std::unexpected(runs.error());
    if (!runs->rows.empty())
        facts->newestDispatch = runs->rows.front().id;
    co_return Result<void>();
}

} // namespace signalbox::delivery
