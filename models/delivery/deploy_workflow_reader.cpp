// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/deploy_workflow_reader.h"

#include "delivery/published_image.h"
#include "github/worker.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::delivery {
namespace {

using core::Result;
using github::Ask;
using github::Priority;

/// One file as this reader needs it.
struct ReadFile {
    std::optional<DeployWorkflow> deploys;
    QStringList images;
    bool answersDeployments = false;
};

Result<ReadFile> readFile(const core::Workflow& workflow, const QByteArray& text)
{
    const auto outline = workflow::readOutline(text);
    const auto inputs = workflow::readDispatchInputs(text);
    if (!outline || !inputs)
        return ReadFile();
    return ReadFile{.deploys = deployWorkflow(workflow, *inputs, *outline),
                    .images = publishedImages(text),
                    .answersDeployments
                    = std::ranges::contains(outline->triggers, u"deployment"_s, &workflow::Trigger::event)};
}

} // namespace

DeployWorkflowReader::DeployWorkflowReader(github::Client& client, QObject* parent)
    : QObject(parent)
    , m_client(&client)
{
}

QCoro::Task<Result<DeployWorkflows>> DeployWorkflowReader::read(core::Repository repository)
{
    const QPointer alive(this);
    const auto isGone = [&] { return !alive || !m_client; };
    const auto cancelled = [] { return std::unexpected(github::cancelledError()); };
    if (isGone())
        co_return cancelled();
    const auto branch = co_await m_client->branch(repository.name, repository.defaultBranch);
    if (isGone())
        co_return cancelled();
    if (!branch)
        co_return std::unexpected(branch.error());
    if (const auto kept = m_kept.find(repository.name); kept != m_kept.end() && kept->second.commit == branch->commit)
        co_return kept->second.workflows;
    const auto listed = co_await m_client->workflows(repository.name, Priority::User, Ask::Always);
    if (!listed)
        co_return std::unexpected(listed.error());
    DeployWorkflows found;
    for (const core::Workflow& workflow : listed->rows) {
        if (isGone())
            co_return cancelled();
        // What GitHub keeps in no file deploys nothing, and what is deleted cannot be started.
        if (workflow.state == "deleted"_L1 || !workflow.path.startsWith(".github/"_L1))
            continue;
        const auto text = co_await m_client->file(repository.name, workflow.path, branch->commit);
        if (isGone())
            co_return cancelled();
        if (!text && text.error().kind != core::ErrorKind::NotFound
            && text.error().kind != core::ErrorKind::Unsupported)
            co_return std::unexpected(text.error());
        if (!text)
            continue;
        const auto work = [workflow, bytes = *text] { return readFile(workflow, bytes); };
        const auto file = co_await github::onWorker(m_lifetime, work);
        if (isGone() || !file)
            co_return cancelled();
        if (const std::optional<DeployWorkflow>& deploys = file->deploys)
            found.all.push_back(*deploys);
        found.images += file->images;
        found.answersDeployments = found.answersDeployments || file->answersDeployments;
    }
    m_kept[repository.name] = {.commit = branch->commit, .workflows = found};
    co_return found;
}

} // namespace signalbox::delivery
