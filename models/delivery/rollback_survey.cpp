// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/rollback_survey.h"

#include "delivery/environment_rank.h"
#include "delivery/rollback_reads.h"

#include <QRegularExpression>

#include <algorithm>
#include <ranges>

using namespace Qt::StringLiterals;

namespace signalbox::delivery {
namespace {

using core::Result;
using github::Ask;
using github::Priority;

constexpr int longestRerunDays = 30; // GitHub's

std::unexpected<core::Error> cancelled()
{
    return std::unexpected(github::cancelledError());
}

/// Whether the release of this version can still be had. Without releases nobody knows what it was deployed from.
Known isAvailable(const std::vector<core::Release>& releases, const QString& tag)
{
    const auto withAssets = [](const core::Release& release) { return !release.isDraft && !release.assets.empty(); };
    if (std::ranges::none_of(releases, withAssets))
        return std::nullopt;
    const auto found = std::ranges::find(releases, tag, &core::Release::tag);
    if (found == releases.end() || found->isDraft)
        return false;
    return !found->assets.empty() && std::ranges::all_of(found->assets, &core::ReleaseAsset::isUploaded);
}

bool isTag(const QString& name)
{
    static const QRegularExpression digits(u"\\d"_s);
    return name.contains(digits) && !name.contains(u'/');
}

/// The reason, and the rollback's key behind it, by which the run is found.
const QString reasonText = u"%reason%"_s;

void addDispatch(const RollbackSurvey& survey, RollbackOption& option)
{
    const DeployWorkflow* best
        = bestWorkflow(survey.workflows, survey.environment.environment.name, DeployWorkflow::Purpose::Rollback);
    if (!best)
        return;
    const bool takesVersion = !best->versionInput.isEmpty();
    if (!takesVersion && !isTag(option.version.name))
        return;
    const RollbackWay way = takesVersion ? RollbackWay::Dispatch : RollbackWay::DispatchOnTag;
    option.orders[way] = {.workflow = best->workflow.id,
                          .workflowPath = best->workflow.path,
                          .ref = takesVersion ? survey.repository.defaultBranch : option.version.name,
                          .inputs = inputsFor(*best, option.version.name, option.version.commit,
                                              survey.environment.environment.name, reasonText)};
}

constexpr int mostImages = 8;

/// Images that are looked for, and what came of it. Version 0 is the current one.
struct ImageSearch {
    struct Asked {
        QString words; ///< of the workflow
        size_t version = 0;
        ImageReference image;
        Known isThere;
    };
    std::vector<Asked> asked;

    void add(const QString& words, size_t version, const std::vector<ImageReference>& images)
    {
        for (const ImageReference& image : images)
            asked.push_back({.words = words, .version = version, .image = image});
    }
    /// Its words name an image of the version that is there.
    bool isOfUse(const Asked& one) const
    {
        return std::ranges::any_of(asked, [&](const Asked& each) {
            return each.version == 0 && each.words == one.words && each.isThere == true;
        });
    }
    /// Of several images each has to be there, by one of its names.
    Known isThere(size_t version) const
    {
        std::map<QString, Known> images;
        for (const Asked& each : asked) {
            if (each.version != version || !isOfUse(each))
                continue;
            Known& known = images.try_emplace(each.image.registry + u'/' + each.image.name, each.isThere).first->second;
            if (known == true || each.isThere == true)
                known = true;
            else if (!each.isThere)
                known = std::nullopt;
        }
        Known all;
        for (const auto& [name, isThere] : images) {
            if (isThere == false)
                return false;
            if (!isThere)
                return std::nullopt;
            all = true;
        }
        return all;
    }
};

/// What release and registry say together: where they disagree a person has to know which one is deployed.
Known bothSay(Known release, Known image)
{
    if (!release || !image)
        return release ? release : image;
    return *release == *image ? release : std::nullopt;
}

} // namespace

const RollbackOption* RollbackSurvey::option(const QString& version) const
{
    const auto isIt = [&](const RollbackOption& one) {
        return one.version.name == version || one.version.name == u'v' + version
            || (version.size() >= 7 && one.version.commit.startsWith(version));
    };
    const auto found = std::ranges::find_if(options, isIt);
    return found == options.end() ? nullptr : &*found;
}

RollbackSituation situationOf(const RollbackSurvey& survey, const QDateTime& now, qint64 claimLife)
{
    RollbackSituation situation;
    situation.isProduction = isProduction(survey.environment.environment.name);
    situation.isRepositoryArchived = survey.repository.archived;
    situation.mayDispatch = survey.repository.canPush;
    // Whether a fine-grained token may is told by nobody before the claim, and without the claim nothing is sent.
    situation.mayDeploy = survey.repository.canPush;
    situation.isWorkflowEnabled = survey.isWorkflowEnabled;
    situation.isSomebodyDeploying = !survey.environment.underWay.empty();
    situation.isGroupTaken = survey.isGroupTaken;
    situation.isCurrentStill = survey.environment.current.has_value();
    if (survey.environment.current)
        situation.currentName = survey.environment.current->name;
    for (const RollbackOption& option : survey.options)
        situation.candidates.push_back(option.candidate);
    const auto claims = claimsIn(survey.environment.claims);
    situation.isClaimedElsewhere = std::ranges::any_of(claims, [&](const Claim& claim) {
        return !claim.isReleased && survey.environment.current
            && claim.badDeployment == survey.environment.current->deployment && claim.at.msecsTo(now) < claimLife;
    });
    return situation;
}

PlannedRollback planned(const RollbackSurvey& survey, const RollbackOption& option, RollbackWay way)
{
    const DeployedVersion current = survey.environment.current.value_or(DeployedVersion());
    const auto order = option.orders.find(way);
    return {.plan = {.badDeployment = current.deployment,
                     .from = {.name = current.name, .commit = current.commit},
                     .target = {.name = option.version.name, .commit = option.version.commit},
                     .way = way,
                     .key = newRollbackKey()},
            .order = order == option.orders.end() ? RollbackOrder() : order->second};
}

std::vector<PlannedRequest> requestsOf(const PlannedRollback& planned, const QString& environment,
                                       const QString& reason, const core::RepositoryName& repository)
{
    const RollbackPlan& plan = planned.plan;
    const RollbackState begun{.environment = environment,
                              .badDeployment = plan.badDeployment,
                              .from = plan.from,
                              .target = plan.target,
                              .way = plan.way,
                              .key = plan.key,
                              .reason = reason};
    return requestsOf(planned.order, begun, repository);
}

RollbackSurveyor::RollbackSurveyor(github::Client& client, EnvironmentLooks& looks, core::Clock& clock, QObject* parent)
    : QObject(parent)
    , m_client(&client)
    , m_looks(&looks)
    , m_clock(clock)
    , m_workflows(client)
    , m_registry(client.account().apiUrl)
{
}

QCoro::Task<Result<RollbackSurvey>> RollbackSurveyor::survey(core::RepositoryName repository, QString environment,
                                                             Options options)
{
    const QPointer alive(this);
    const auto isGone = [&] { return !alive || !m_client || !m_looks; };
    RollbackSurvey survey{.readAt = m_clock.now()};
    if (isGone())
        co_return cancelled();
    const auto row = co_await m_client->repository(repository, Priority::User, Ask::Always);
    if (isGone())
        co_return cancelled();
    if (!row || row->rows.empty())
        co_return std::unexpected(row ? github::cancelledError() : row.error());
    survey.repository = row->rows.front();
    auto states = co_await m_looks->look(repository);
    if (isGone())
        co_return cancelled();
    if (!states)
        co_return std::unexpected(states.error());
    const auto state = std::ranges::find_if(*states, [&](const EnvironmentState& one) {
        return one.environment.name.compare(environment, Qt::CaseInsensitive) == 0;
    });
    if (state == states->end() || !state->current)
        co_return std::unexpected(core::Error{.kind = core::ErrorKind::NotFound,
                                              .what = state == states->end()
                                                  ? u"%1 has no environment %2."_s.arg(repository.full(), environment)
                                                  : u"Nothing is deployed to %1."_s.arg(environment),
                                              .advice = u"Look at the repository's environments on GitHub."_s});
    survey.environment = std::move(*state);
    const auto workflows = co_await m_workflows.read(survey.repository);
    if (isGone())
        co_return cancelled();
    if (!workflows)
        co_return std::unexpected(workflows.error());
    survey.workflows = workflows->all;
    const auto releases = co_await m_client->releases(repository, Priority::User, Ask::Always);
    if (isGone())
        co_return cancelled();
    if (!releases)
        co_return std::unexpected(releases.error());
    auto added = co_await addOptions(&survey, options, releases->rows, workflows->answersDeployments);
    if (added)
        added = co_await addImages(&survey, workflows->images);
    if (added)
        added = co_await addRerun(&survey);
    if (added)
        added = co_await readGroup(&survey);
    if (!added)
        co_return std::unexpected(added.error());
    for (RollbackOption& option : survey.options) {
        for (const auto& [way, order] : option.orders)
            option.candidate.ways.push_back(way);
    }
    co_return survey;
}

QCoro::Task<Result<void>> RollbackSurveyor::addOptions(RollbackSurvey* survey, Options options,
                                                       std::vector<core::Release> releases, bool answersDeployments)
{
    const QPointer alive(this);
    const DeployedVersion current = survey->environment.current.value_or(DeployedVersion());
    for (const DeployedVersion& version : survey->environment.before | std::views::take(options.keptVersions)) {
        RollbackOption option{.version = version};
        const auto past = std::ranges::find(options.health, version.deployment, &core::HealthRecord::deployment);
        if (past != options.health.end())
            option.health = *past;
        option.candidate = {.name = version.name,
                            .commit = version.commit,
                            .isMarkedBad = options.badVersions.contains(version.commit),
                            .wasHealthy = !option.health || !option.health->isIllAtLast,
                            .isAvailable = isAvailable(releases, version.name)};
        auto undone = co_await m_client->compare(survey->repository.name, version.commit, current.commit);
        if (!alive || !m_client)
            co_return cancelled();
        // A commit that is gone cannot be put back, and what lies between is known by nobody.
        if (!undone && undone.error().kind != core::ErrorKind::NotFound)
            co_return std::unexpected(undone.error());
        option.candidate.areAllFilesKnown = undone && undone->hasAllFiles;
        if (undone) {
            option.candidate.migrations = migrationsIn(undone->files, options.migrationPatterns);
            option.undone = *std::move(undone);
            addDispatch(*survey, option);
            if (answersDeployments)
                option.orders[RollbackWay::CreateDeployment] = {};
        } else {
            option.candidate.isAvailable = false;
        }
        survey->options.push_back(std::move(option));
    }
    co_return Result<void>();
}

/// An image counts where the registry has it of the version that is there: only then do the workflow's words say what a
/// version's image is called, and only then is one that is missing gone. All are asked for at once.
QCoro::Task<Result<void>> RollbackSurveyor::addImages(RollbackSurvey* survey, QStringList published)
{
    const QPointer alive(this);
    std::vector<DeployedVersion> versions{survey->environment.current.value_or(DeployedVersion())};
    for (const RollbackOption& option : survey->options)
        versions.push_back(option.version);
    ImageSearch search;
    for (const QString& words : published | std::views::take(mostImages)) {
        for (size_t i = 0; i < versions.size(); ++i)
            search.add(
                words, i,
                imagesOf(words, {.name = versions[i].name, .commit = versions[i].commit}, survey->repository.name));
    }
    // The first one of each image may have to fetch what lets the others in.
    for (const bool isOfCurrent : {true, false}) {
        std::vector<std::pair<size_t, QCoro::Task<Result<Known>>>> asked;
        for (size_t i = 0; i < search.asked.size(); ++i) {
            if ((search.asked[i].version == 0) == isOfCurrent && (isOfCurrent || search.isOfUse(search.asked[i])))
                asked.emplace_back(i, m_registry.has(search.asked[i].image));
        }
        for (auto& [index, task] : asked) {
            const auto has = co_await task;
            if (!alive || !has)
                co_return cancelled();
            search.asked[index].isThere = *has;
        }
    }
    for (size_t i = 0; i < survey->options.size(); ++i) {
        Known& isAvailable = survey->options[i].candidate.isAvailable;
        isAvailable = bothSay(isAvailable, search.isThere(i + 1));
    }
    co_return Result<void>();
}

/// The runs that deployed these versions, where GitHub still runs them again.
QCoro::Task<Result<void>> RollbackSurveyor::addRerun(RollbackSurvey* survey)
{
    const QPointer alive(this);
    for (RollbackOption& option : survey->options) {
        if (!option.version.run || option.version.since.daysTo(m_clock.now()) >= longestRerunDays)
            continue;
        const auto run
            = co_await m_client->run(survey->repository.name, option.version.run, Priority::User, Ask::Always);
        if (!alive || !m_client)
            co_return cancelled();
        if (!run || run->rows.empty())
            continue; // it was deleted: this way is not there
        const core::Run& old = run->rows.front();
        if (old.state.isCompleted() && old.createdAt.daysTo(m_clock.now()) < longestRerunDays)
            option.orders[RollbackWay::RerunOldRun] = {.workflow = old.workflow,
                                                       .workflowPath = old.workflowPath,
                                                       .oldRun = old.id,
                                                       .oldAttempt = old.attempt};
    }
    co_return Result<void>();
}

QCoro::Task<Result<void>> RollbackSurveyor::readGroup(RollbackSurvey* survey)
{
    const DeployWorkflow* best
        = bestWorkflow(survey->workflows, survey->environment.environment.name, DeployWorkflow::Purpose::Rollback);
    if (!best)
        co_return Result<void>();
    survey->isWorkflowEnabled = !best->workflow.state.startsWith("disabled"_L1);
    const auto seen = co_await m_client->runs(survey->repository.name, {.workflow = best->workflow.id, .perPage = 10},
                                              Priority::User, Ask::Always);
    if (!seen)
        co_return std::unexpected(seen.error());
    survey->isGroupTaken
        = std::ranges::any_of(seen->rows, [](const core::Run& run) { return !run.state.isCompleted(); });
    co_return Result<void>();
}

} // namespace signalbox::delivery
