// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "expressions/tree.h"
#include "lint/rules/families.h"
#include "lint/used_action.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace signalbox::lint {
namespace {

/// The events that run with the repository's secrets for changes of strangers.
const FileEvent* dangerousEvent(const WorkflowFile& file)
{
    const FileEvent* event = file.event("pull_request_target");
    return event ? event : file.event("workflow_run");
}

bool isWritten(const yaml::Place& place)
{
    return place.isScalar() && !place.isNull() && !place.text().isEmpty() && !hasExpression(place.text());
}

class Security {
public:
    explicit Security(const Subject& subject)
        : m_report(subject.report)
        , m_file(subject.file)
    {
    }

    void check()
    {
        checkPermissions(m_file.root["permissions"]);
        for (const FileEvent& event : m_file.events)
            checkEvent(event);
        for (const FileJob& job : m_file.jobs) {
            checkPermissions(job.place["permissions"]);
            checkCredentials(job.place["container"]["credentials"]);
            for (const auto [id, service] : job.place["services"].pairs())
                checkCredentials(service["credentials"]);
            if (job.place["secrets"].text() == "inherit")
                m_report.add("secrets-inherit"_L1, job.place.key("secrets"),
                             u"The called workflow gets each secret of this repository; name those that it needs."_s);
            checkOwnMachine(job.place["runs-on"]);
            for (const FileStep& step : job.steps)
                checkStep(step);
        }
        for (const ExpressionSite& site : m_file.expressions)
            checkCondition(site);
    }

private:
    void checkPermissions(const yaml::Place& permissions)
    {
        if (permissions.text() == "write-all")
            m_report.add("excessive-permissions"_L1, permissions,
                         u"The token may write everything; name the scopes that are needed."_s);
    }

    void checkEvent(const FileEvent& event)
    {
        if (event.name.text() == "pull_request_target")
            m_report.add("dangerous-trigger"_L1, event.name,
                         u"It runs with secrets and a token that may write, for pull requests of strangers: check out "
                         u"nothing of theirs, or use pull_request."_s);
        else if (event.name.text() == "workflow_run")
            m_report.add("dangerous-trigger"_L1, event.name,
                         u"It runs with secrets behind a run that a stranger may have started: trust nothing that run "
                         u"made."_s);
    }

    void checkCredentials(const yaml::Place& credentials)
    {
        if (const yaml::Place password = credentials["password"]; isWritten(password))
            m_report.add("hardcoded-credentials"_L1, password,
                         u"The password stands in the file; keep it as a secret and write ${{ secrets.NAME }}."_s);
    }

    void checkOwnMachine(const yaml::Place& runsOn)
    {
        const bool isForPulls = m_file.event("pull_request") || m_file.event("pull_request_target");
        if (!isForPulls)
            return;
        const yaml::Place labels = runsOn.isMapping() ? runsOn["labels"] : runsOn;
        if (labels.isScalar() && sameName(labels.text(), "self-hosted"))
            tellOwnMachine(labels);
        for (const yaml::Place label : labels.items()) {
            if (sameName(label.text(), "self-hosted"))
                tellOwnMachine(label);
        }
    }

    void tellOwnMachine(const yaml::Place& label)
    {
        m_report.add("self-hosted"_L1, label,
                     u"In a public repository a stranger's pull request runs its code on this machine."_s);
    }

    void checkStep(const FileStep& step)
    {
        const UsedAction action = UsedAction::read(step.uses.text());
        if (action.kind != UsedAction::Kind::Repository)
            return;
        if (isBranch(action.ref))
            m_report.add(
                "unpinned-action"_L1, step.uses,
                u"%1 is a branch: what it holds tomorrow runs with your token. Use a tag, or best a whole SHA."_s.arg(
                    quoted(action.ref)));
        if (action.is("actions/checkout"))
            checkCheckout(step);
        checkArtifact(step, action);
        checkCache(step, action);
    }

    static bool isBranch(QByteArrayView ref)
    {
        static constexpr std::array<QByteArrayView, 7> branches{"main", "master", "HEAD",   "develop",
                                                                "dev",  "trunk",  "nightly"};
        return std::ranges::contains(branches, ref);
    }

    void checkCheckout(const FileStep& step)
    {
        if (step.with["persist-credentials"].text() != "false")
            m_report.add("artipacked"_L1, step.uses,
                         u"The token stays in .git/config for all later steps; say persist-credentials: false unless "
                         u"they push."_s);
        const QByteArrayView ref = step.with["ref"].text();
        static constexpr std::array<QByteArrayView, 7> theirs{"github.event.pull_request.head.sha",
                                                              "github.event.pull_request.head.ref",
                                                              "github.head_ref",
                                                              "github.event.workflow_run.head_sha",
                                                              "github.event.workflow_run.head_branch",
                                                              "github.event.pull_request.merge_commit_sha",
                                                              "refs/pull/"};
        const FileEvent* event = dangerousEvent(m_file);
        if (event && std::ranges::any_of(theirs, [ref](QByteArrayView each) { return ref.contains(each); }))
            m_report.add(
                "untrusted-checkout"_L1, step.with["ref"],
                u"With %1 this checks out a stranger's code where secrets are; run it under pull_request."_s.arg(
                    quoted(event->name.text())));
    }

    void checkArtifact(const FileStep& step, const UsedAction& action)
    {
        const bool takesOthers = action.is("dawidd6/action-download-artifact")
            || (action.is("actions/download-artifact") && step.with["run-id"].isThere());
        if (takesOthers && m_file.event("workflow_run"))
            m_report.add("artifact-poisoning"_L1, step.uses,
                         u"The run before may be a stranger's: unpack its artifact into a folder of its own, and run "
                         u"nothing of it."_s);
    }

    /// A release that begins with what a pull request may have left in the cache.
    void checkCache(const FileStep& step, const UsedAction& action)
    {
        const FileEvent* push = m_file.event("push");
        const bool isRelease = m_file.event("release")
            || (push && push->config["tags"].isThere() && !push->config["branches"].isThere());
        static constexpr std::array<QByteArrayView, 4> caches{"actions/cache", "actions/cache/restore",
                                                              "Swatinem/rust-cache", "mozilla-actions/sccache-action"};
        if (isRelease && std::ranges::any_of(caches, [&](QByteArrayView each) { return action.is(each); }))
            m_report.add("cache-poisoning"_L1, step.uses,
                         u"What is released here begins with a cache that other runs have filled; build it without."_s);
    }

    /// contains('refs/heads/main refs/heads/next', github.ref), and trust in github.actor.
    void checkCondition(const ExpressionSite& site)
    {
        if (site.wanted != ExpressionSite::Wanted::Condition)
            return;
        const QByteArrayView text = site.place.text();
        if (!text.contains("contains") && !text.contains("[bot]"))
            return;
        core::TextRange range{.start = 0, .end = static_cast<int>(text.size())};
        if (const QByteArrayView trimmed = text.trimmed(); isWholeExpression(text)) {
            const auto lead = static_cast<int>(trimmed.data() - text.data());
            range = {.start = lead + 3, .end = lead + static_cast<int>(trimmed.size()) - 2};
        }
        const auto tree = expressions::Tree::read(text, range);
        if (tree.problem())
            return;
        for (const expressions::Node& node : tree.nodes()) {
            if (node.kind == expressions::NodeKind::Call)
                checkContains(site, tree, node);
            else if (node.kind == expressions::NodeKind::Compare)
                checkActor(site, tree, node);
        }
    }

    static QByteArrayView piece(const ExpressionSite& site, core::TextRange range)
    {
        return site.place.text().sliced(range.start, range.length());
    }

    void checkContains(const ExpressionSite& site, const expressions::Tree& tree, const expressions::Node& call)
    {
        if (!sameName(piece(site, call.name), "contains") || call.count != 2)
            return;
        const expressions::Node& list = tree.nodes()[static_cast<size_t>(call.first)];
        const expressions::Node& word = tree.nodes()[static_cast<size_t>(list.next)];
        const QByteArrayView text = piece(site, list.range);
        if (list.kind == expressions::NodeKind::String && word.kind == expressions::NodeKind::Property
            && (text.contains(' ') || text.contains(',')))
            m_report.add("unsound-contains"_L1, site.place.rangeOf(list.range),
                         u"A part of one of these words is found too; write contains(fromJSON('[\"...\"]'), ...)."_s);
    }

    void checkActor(const ExpressionSite& site, const expressions::Tree& tree, const expressions::Node& comparison)
    {
        const expressions::Node& one = tree.nodes()[static_cast<size_t>(comparison.first)];
        const expressions::Node& other = tree.nodes()[static_cast<size_t>(one.next)];
        const auto isActor
            = [&](const expressions::Node& node) { return sameName(piece(site, node.range), "github.actor"); };
        const auto isBot = [&](const expressions::Node& node) {
            return node.kind == expressions::NodeKind::String && piece(site, node.range).contains("[bot]");
        };
        if ((isActor(one) && isBot(other)) || (isActor(other) && isBot(one)))
            m_report.add("bot-condition"_L1, site.place.rangeOf(isActor(one) ? one.range : other.range),
                         u"github.actor is who came last, not who wrote the change; ask "
                         u"github.event.pull_request.user.login."_s);
    }

    Report& m_report;
    const WorkflowFile& m_file;
};

} // namespace

void checkSecurity(const Subject& subject)
{
    Security(subject).check();
}

} // namespace signalbox::lint
