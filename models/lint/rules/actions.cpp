// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lint/rules/families.h"
#include "lint/used_action.h"

#include <algorithm>
#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace signalbox::lint {
namespace {

bool isHexDigit(char letter)
{
    return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'f');
}

} // namespace

bool isShortSha(QByteArrayView ref)
{
    constexpr qsizetype whole = 40;
    return ref.size() >= 7 && ref.size() < whole && std::ranges::all_of(ref, isHexDigit)
        && std::ranges::any_of(
               ref, [](char letter) { return letter >= 'a'; })
        && std::ranges::any_of(ref, [](char letter) { return letter <= '9'; });
}

namespace {

/// What the steps before may have put into the folder that a job works in.
class Workspace {
public:
    void takeScript(QByteArrayView script) { m_scripts.push_back(script); }

    void takeAction(const FileStep& step, const UsedAction& action)
    {
        const bool isCheckout = action.is("actions/checkout");
        if (isCheckout)
            m_isOther = m_isOther || step.with["repository"].isThere() || step.with["path"].isThere()
                || step.with["ref"].isThere();
        m_hasUnknown = m_hasUnknown || (!isCheckout && !action.name.startsWith("actions/"));
        m_hasAction = m_hasAction || !isCheckout;
    }

    /// Of an action whose folder the repository does not have: nothing when a step may have put it there.
    std::optional<Severity> severityOfMissing(QByteArrayView folder) const
    {
        const QByteArrayView path = folder.startsWith("./") ? folder.sliced(2) : folder;
        if (m_isOther || std::ranges::any_of(m_scripts, [path](QByteArrayView script) { return names(script, path); }))
            return {};
        if (!path.startsWith(".github/"))
            return m_hasAction || !m_scripts.empty() ? std::nullopt : std::optional(Severity::Error);
        return m_hasUnknown ? Severity::Warning : Severity::Error;
    }

private:
    /// The script speaks of the folder, or fetches something.
    static bool names(QByteArrayView script, QByteArrayView path)
    {
        const QByteArrayView last = path.sliced(path.lastIndexOf('/') + 1);
        static constexpr std::array<QByteArrayView, 8> fetching{"git ", "gh ",   "curl", "wget",
                                                                "tar ", "unzip", "cp ",  "mv "};
        return (!last.isEmpty() && script.contains(last))
            || std::ranges::any_of(fetching, [script](QByteArrayView each) { return script.contains(each); });
    }

    std::vector<QByteArrayView> m_scripts;
    bool m_isOther = false; ///< another repository, another commit, or another place
    bool m_hasAction = false; ///< one that may write files
    bool m_hasUnknown = false;
};

class Actions {
public:
    explicit Actions(const Subject& subject)
        : m_subject(subject)
        , m_report(subject.report)
    {
    }

    void check(const FileJob& job)
    {
        // An action works in the folder of whoever uses it, and what is there nobody knows.
        bool isCheckedOut = m_subject.file.isAction;
        Workspace workspace;
        for (const FileStep& step : job.steps) {
            if (!step.uses.isScalar() || step.uses.isNull() || step.uses.text().isEmpty()) {
                // A script may have fetched the repository by itself.
                isCheckedOut = isCheckedOut || step.run.text().contains("git clone")
                    || step.run.text().contains("git checkout") || step.run.text().contains("gh repo clone");
                workspace.takeScript(step.run.text());
                continue;
            }
            if (hasExpression(step.uses.text()))
                continue; // told of as an expression
            const UsedAction action = UsedAction::read(step.uses.text());
            checkForm(step, action);
            checkVersion(step, action);
            if (action.kind == UsedAction::Kind::Folder && !isCheckedOut)
                m_report.add("local-action"_L1, step.uses,
                             u"No step before this one checks the repository out, so the folder is not there."_s);
            else
                checkFolder(step, action, workspace);
            workspace.takeAction(step, action);
            isCheckedOut = isCheckedOut || action.kind == UsedAction::Kind::Repository;
        }
    }

private:
    void checkForm(const FileStep& step, const UsedAction& action)
    {
        const QByteArrayView text = step.uses.text();
        switch (action.kind) {
        case UsedAction::Kind::Nothing:
            m_report.add(
                "action-format"_L1, step.uses,
                text.contains('@')
                    ? u"%1 is no action: it is OWNER/REPOSITORY@REF, ./FOLDER or docker://IMAGE."_s.arg(quoted(text))
                    : u"%1 names no version; write OWNER/REPOSITORY@REF."_s.arg(quoted(text)));
            break;
        case UsedAction::Kind::Image:
            if (action.name.trimmed().isEmpty() || action.name.startsWith(':') || action.name.endsWith(':'))
                m_report.add("docker-format"_L1, step.uses,
                             u"%1 names no image; write docker://IMAGE:TAG."_s.arg(quoted(text)));
            break;
        case UsedAction::Kind::Self:
            if (text.contains('@'))
                m_report.add("action-format"_L1, step.uses,
                             u"An action of this repository is taken at this commit; leave out what follows the @."_s);
            break;
        case UsedAction::Kind::Repository:
            if (isShortSha(action.ref))
                m_report.add(
                    "short-sha"_L1, step.uses,
                    u"%1 is a part of a SHA; GitHub takes all 40 digits, a tag or a branch."_s.arg(quoted(action.ref)));
            else if (action.name.contains(".github/workflows/"))
                m_report.add("action-format"_L1, step.uses,
                             u"A step cannot call a workflow; a job does, with 'uses' in the place of steps."_s);
            break;
        case UsedAction::Kind::Folder:
            break;
        }
    }

    /// An action of this repository, where nothing but the repository can have put it.
    void checkFolder(const FileStep& step, const UsedAction& action, const Workspace& workspace)
    {
        const QByteArrayView folder = folderOf(action);
        if (folder.isNull() || (m_subject.file.isAction && action.kind == UsedAction::Kind::Folder)
            || m_subject.references.repository().action(folder).presence != Presence::Missing)
            return;
        const auto severity
            = action.kind == UsedAction::Kind::Self ? Severity::Error : workspace.severityOfMissing(folder);
        if (severity)
            m_report.add("local-action-missing"_L1, *severity, step.uses.range(),
                         u"There is neither action.yml nor Dockerfile in %1 of this repository."_s.arg(
                             quoted(step.uses.text())));
    }

    /// Against what its own action.yml says.
    void checkVersion(const FileStep& step, const UsedAction& action)
    {
        const auto version = m_subject.references.action(action);
        if (!version) {
            if (m_subject.references.isMissing(action))
                m_report.add("action-missing"_L1, step.uses,
                             u"There is no action %1 at %2."_s.arg(quoted(action.name), quoted(action.ref)));
            return;
        }
        if (!version->retired.isEmpty())
            m_report.add("action-retired"_L1, step.uses, version->retired);
        else if (version->runtime == "node12" || version->runtime.startsWith("node16"))
            tellOld(step, action);
        if (version->hasPre && action.kind == UsedAction::Kind::Folder)
            m_report.add(
                "local-action-pre"_L1, step.uses,
                u"%1 has a script that runs before a job, and runners leave it out for an action of a folder."_s.arg(
                    quoted(step.uses.text())));
        checkInputs(step, *version);
    }

    void tellOld(const FileStep& step, const UsedAction& action)
    {
        const Action* known = m_subject.references.catalogue().action(action.name);
        const QString newest = known && action.kind == UsedAction::Kind::Repository
            ? u"; the newest version known is %1"_s.arg(QString::fromUtf8(known->newest))
            : QString();
        m_report.add(
            "action-runner-old"_L1, step.uses,
            u"%1 was made for a Node.js that runners no longer have%2."_s.arg(quoted(step.uses.text()), newest));
    }

    void checkInputs(const FileStep& step, const ActionVersion& version)
    {
        std::optional<std::vector<QByteArrayView>> missing; // looked for once, however many inputs are unknown
        for (const auto [name, value] : step.with.pairs()) {
            const QByteArrayView text = name.text();
            if (!name.isScalar() || hasExpression(text) || text == "<<")
                continue;
            if (const auto instead = version.deprecated.constFind(text.toByteArray().toLower());
                instead != version.deprecated.cend())
                m_report.add("deprecated-input"_L1, name, u"%1 is deprecated. %2"_s.arg(quoted(text), *instead));
            else if (!version.isFree && !version.hasInput(text) && !isOfContainer(version, text))
                unknownInput(step, name, missing ? *missing : missing.emplace(missingInputs(step, version)));
        }
        if (step.with.isScalar() && !step.with.isNull())
            return;
        for (const QByteArray& input : version.required) {
            bool isGiven = m_subject.tree.hasGap(step.place.range());
            for (const auto [name, value] : step.with.pairs())
                isGiven = isGiven || sameName(name.text(), input) || hasExpression(name.text());
            if (!isGiven)
                m_report.add("action-input-missing"_L1, step.uses,
                             u"%1 needs the input %2."_s.arg(quoted(step.uses.text()), quoted(input)));
        }
    }

    /// Container actions take these besides their own.
    static bool isOfContainer(const ActionVersion& version, QByteArrayView input)
    {
        return (version.runtime == "docker" || version.runtime.isEmpty())
            && (sameName(input, "args") || sameName(input, "entrypoint"));
    }

    static std::vector<QByteArrayView> missingInputs(const FileStep& step, const ActionVersion& version)
    {
        std::vector<QByteArrayView> missing;
        for (const QByteArray& input : version.inputs) {
            if (!step.with[input].isThere())
                missing.push_back(input);
        }
        return missing;
    }

    void unknownInput(const FileStep& step, const yaml::Place& name, const std::vector<QByteArrayView>& missing)
    {
        const QByteArray near = nearest(name.text(), missing);
        m_report.add("action-input-unknown"_L1, name,
                     near.isEmpty() ? u"%1 has no input %2."_s.arg(quoted(step.uses.text()), quoted(name.text()))
                                    : u"%1 has no input %2; %3 may be meant."_s.arg(quoted(step.uses.text()),
                                                                                    quoted(name.text()), quoted(near)),
                     near.isEmpty() ? std::vector<Fix>() : std::vector{replacement(name.range(), near)});
    }

    const Subject& m_subject;
    Report& m_report;
};

/// A value of one line that a block scalar ends with a line end, which some programs take for a part of it. Lists of
/// several lines, which most such values are, end well with one.
void checkChomp(const Subject& subject, const yaml::Place& values)
{
    for (const auto [name, value] : values.pairs()) {
        if (value.isBlockScalar() && value.text().endsWith('\n') && value.text().count('\n') == 1)
            subject.report.add("block-scalar-chomp"_L1,
                               core::TextRange{.start = value.range().start, .end = value.range().start + 1},
                               u"The value of %1 ends with a line end; with '-' behind the sign it does not."_s.arg(
                                   quoted(name.text())));
    }
}

} // namespace

void checkActions(const Subject& subject)
{
    Actions actions(subject);
    checkChomp(subject, subject.file.root["env"]);
    for (const FileJob& job : subject.file.jobs) {
        actions.check(job);
        checkChomp(subject, job.place["env"]);
        for (const FileStep& step : job.steps) {
            checkChomp(subject, step.with);
            checkChomp(subject, step.place["env"]);
        }
    }
}

} // namespace signalbox::lint
