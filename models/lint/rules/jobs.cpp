// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lint/rules/families.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::lint {
namespace {

bool beginsId(char letter)
{
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || letter == '_';
}

bool isOfId(char letter)
{
    return beginsId(letter) || (letter >= '0' && letter <= '9') || letter == '-';
}

void checkNeeds(const Subject& subject, const FileJob& job)
{
    SeenNames seen;
    for (const yaml::Place& need : job.needs) {
        if (hasExpression(need.text()))
            continue; // told of as an expression
        if (seen.add(need).isThere()) {
            subject.report.add("needs-duplicate"_L1, need, u"%1 is needed twice."_s.arg(quoted(need.text())));
        } else if (subject.file.jobIndex(need.text()) < 0 && !need.text().isEmpty()) {
            std::vector<QByteArrayView> ids;
            for (const FileJob& other : subject.file.jobs) {
                if (other.id != job.id && ids.size() <= mostNearNames)
                    ids.push_back(other.id.text());
            }
            const QByteArray near = nearest(need.text(), ids);
            subject.report.add("needs-unknown"_L1, need,
                               near.isEmpty()
                                   ? u"There is no job %1 in this file."_s.arg(quoted(need.text()))
                                   : u"There is no job %1; %2 may be meant."_s.arg(quoted(need.text()), quoted(near)),
                               near.isEmpty() ? std::vector<Fix>() : std::vector{replacement(need.range(), near)});
        }
    }
}

/// Follows needs from each job once; a job that is met again on the way stands on a circle.
class Cycles {
public:
    explicit Cycles(const Subject& subject)
        : m_subject(subject)
        , m_states(subject.file.jobs.size(), State::New)
    {
    }

    void check()
    {
        for (size_t job = 0; job < m_states.size(); ++job)
            follow(static_cast<int>(job));
    }

private:
    enum class State : quint8 { New, OnTheWay, Done };

    void follow(int start)
    {
        struct Stop {
            int job;
            size_t next = 0;
        };
        if (m_states[static_cast<size_t>(start)] != State::New)
            return;
        std::vector<Stop> way{{.job = start}};
        m_states[static_cast<size_t>(start)] = State::OnTheWay;
        while (!way.empty()) {
            Stop& here = way.back();
            const auto& needs = m_subject.file.jobs[static_cast<size_t>(here.job)].needs;
            if (here.next == needs.size()) {
                m_states[static_cast<size_t>(here.job)] = State::Done;
                way.pop_back();
                continue;
            }
            const int other = m_subject.file.jobIndex(needs[here.next++].text());
            if (other < 0)
                continue;
            State& state = m_states[static_cast<size_t>(other)];
            if (state == State::New) {
                state = State::OnTheWay;
                way.push_back({.job = other});
            } else if (state == State::OnTheWay) {
                std::vector<int> circle;
                const auto first = std::ranges::find(way, other, &Stop::job);
                for (auto stop = first; stop != way.end(); ++stop)
                    circle.push_back(stop->job);
                tell(circle);
            }
        }
    }

    void tell(std::vector<int> circle)
    {
        std::ranges::rotate(circle, std::ranges::min_element(circle));
        QString way;
        for (const int job : circle)
            way += quoted(m_subject.file.jobs[static_cast<size_t>(job)].id.text()) + u" needs "_s;
        const FileJob& first = m_subject.file.jobs[static_cast<size_t>(circle.front())];
        way += circle.size() == 1 ? u"itself"_s : quoted(first.id.text());
        m_subject.report.add("needs-cycle"_L1, first.id, u"%1: none of them ever begins."_s.arg(way));
    }

    const Subject& m_subject;
    std::vector<State> m_states;
};

void checkStepIds(const Subject& subject, const FileJob& job)
{
    SeenNames seen;
    for (const FileStep& step : job.steps) {
        if (!step.id.isScalar() || step.id.isNull() || hasExpression(step.id.text()))
            continue;
        if (const QString problem = idProblem(step.id.text()); !problem.isEmpty())
            subject.report.add("id-naming"_L1, step.id, problem);
        if (const yaml::Place twin = seen.add(step.id); twin.isThere())
            subject.report.add(
                "id-duplicate"_L1, step.id,
                u"The step of line %1 has the id %2 already."_s.arg(twin.line()).arg(quoted(step.id.text())));
    }
}

/// ./.github/workflows/f.yml, $/.github/workflows/f.yml, or owner/repo/.github/workflows/f.yml@ref.
void checkCalled(const Subject& subject, const yaml::Place& uses)
{
    if (!uses.isScalar() || uses.isNull())
        return;
    const QByteArrayView text = uses.text();
    const auto tell = [&](const QString& what) { subject.report.add("reusable-format"_L1, uses, what); };
    if (hasExpression(text))
        return; // told of as an expression
    const bool isLocal = text.startsWith("./") || text.startsWith("$/");
    const auto at = text.indexOf('@');
    const QByteArrayView path = at < 0 ? text : text.first(at);
    if (isLocal && at >= 0)
        return tell(u"A workflow of this repository is called at this commit; leave out what follows the @."_s);
    if (!isLocal && (at < 0 || at + 1 == text.size()))
        return tell(u"%1 names no ref; write OWNER/REPOSITORY/.github/workflows/FILE.yml@REF."_s.arg(quoted(text)));
    const auto folder = path.indexOf(".github/workflows/");
    const bool isYaml = path.endsWith(".yml") || path.endsWith(".yaml");
    const bool inFolder = isLocal ? folder == 2 : folder > 0 && path.first(folder).count('/') == 2;
    const QByteArrayView ref = at < 0 ? QByteArrayView() : text.sliced(at + 1);
    if (ref.contains("..")
        || std::ranges::any_of(ref, [](char letter) { return QByteArrayView(" ~^:?*[\\").contains(letter); }))
        return tell(u"%1 is no ref: a tag, a branch or a SHA has no such letters."_s.arg(quoted(ref)));
    if (isShortSha(ref))
        subject.report.add("short-sha"_L1, uses,
                           u"%1 is a part of a SHA; GitHub takes all 40 digits, a tag or a branch."_s.arg(quoted(ref)));
    if (!inFolder || !isYaml || path.sliced(folder + 18).contains('/'))
        tell(u"%1 is no workflow: it is %2.github/workflows/FILE.yml%3."_s.arg(
            quoted(text), isLocal ? QString::fromUtf8(text.first(2)) : u"OWNER/REPOSITORY/"_s,
            isLocal ? QString() : u"@REF"_s));
}

void checkPermissions(const Subject& subject, const yaml::Place& permissions)
{
    if (permissions.isScalar() && !permissions.isNull() && permissions.text() != "read-all"
        && permissions.text() != "write-all" && !hasExpression(permissions.text())) {
        subject.report.add("permission-value"_L1, permissions,
                           u"%1 is no permission: write read-all, write-all, or scopes with read, write or none."_s.arg(
                               quoted(permissions.text())));
    }
    for (const auto [scope, level] : permissions.pairs()) {
        if (!scope.isScalar() || scope.text() == "<<")
            continue;
        const SyntaxPermission* known = subject.syntax.permission(scope.text());
        if (!known) {
            std::vector<QByteArrayView> names;
            for (const SyntaxPermission& each : subject.syntax.permissions())
                names.push_back(each.name);
            const QByteArray near = nearest(scope.text(), names);
            subject.report.add("permission-scope"_L1, scope,
                               near.isEmpty() ? u"GITHUB_TOKEN has no scope %1."_s.arg(quoted(scope.text()))
                                              : u"GITHUB_TOKEN has no scope %1; %2 may be meant."_s.arg(
                                                    quoted(scope.text()), quoted(near)),
                               near.isEmpty() ? std::vector<Fix>() : std::vector{replacement(scope.range(), near)});
            continue;
        }
        if (!level.isScalar() || hasExpression(level.text()))
            continue;
        std::vector<QByteArray> levels;
        if (known->read)
            levels.emplace_back("read");
        if (known->write)
            levels.emplace_back("write");
        levels.emplace_back("none");
        if (!std::ranges::contains(levels, level.text()))
            subject.report.add(
                "permission-value"_L1, level.range().isEmpty() ? scope.range() : level.range(),
                u"%1 takes %2, not %3."_s.arg(quoted(scope.text()), anyOf(levels), quoted(level.text())));
    }
}

/// `inherit`, or names with values.
void checkSecrets(const Subject& subject, const yaml::Place& secrets)
{
    if (secrets.isScalar() && !secrets.isNull() && secrets.text() != "inherit" && !hasExpression(secrets.text()))
        subject.report.add(
            "type-mismatch"_L1, secrets,
            u"%1 stands where 'inherit' or names with values are expected."_s.arg(quoted(secrets.text())),
            {replacement(secrets.range(), "inherit")});
}

/// The group, where it is written out; no place where an expression makes it.
yaml::Place fixedGroup(const yaml::Place& concurrency)
{
    const yaml::Place group = concurrency.isMapping() ? concurrency["group"] : concurrency;
    return group.isScalar() && !group.isNull() && !hasExpression(group.text()) ? group : yaml::Place();
}

void checkConcurrency(const Subject& subject, const yaml::Place& concurrency)
{
    const yaml::Place queue = concurrency.key("queue");
    if (queue.isThere() && concurrency["queue"].text() == "max" && concurrency["cancel-in-progress"].text() == "true")
        subject.report.add("concurrency-queue-conflict"_L1, queue,
                           u"With cancel-in-progress nothing waits, so there is no queue of many."_s);
    const yaml::Place group = fixedGroup(concurrency);
    if (group.isThere() && group.text().size() >= subject.syntax.limit("groupLetters"))
        subject.report.add("type-mismatch"_L1, group, u"The name of the group is too long for GitHub."_s);
}

void checkEnvironmentNames(const Subject& subject, const yaml::Place& env)
{
    for (const auto [name, value] : env.pairs()) {
        const QByteArrayView text = name.text();
        if (hasExpression(text))
            continue;
        if (text.trimmed().isEmpty() || std::ranges::any_of(text, [](char letter) {
                return letter == '=' || letter == '&' || letter == ' ' || letter == '\t' || letter == '\n';
            }))
            subject.report.add("env-var-name"_L1, name,
                               u"%1 is no name of a variable: it holds a blank, = or &."_s.arg(quoted(text)));
    }
}

void checkSnapshot(const Subject& subject, const yaml::Place& snapshot)
{
    const yaml::Place version = snapshot["version"];
    if (!version.isScalar() || version.isNull() || hasExpression(version.text()))
        return;
    const QByteArrayView text = version.text();
    const bool fits = text.endsWith(".*")
        && std::ranges::all_of(text.chopped(2), [](char letter) { return letter >= '0' && letter <= '9'; })
        && text.size() > 2;
    if (!fits)
        subject.report.add("type-mismatch"_L1, version,
                           u"%1 is no version of an image; write the major one as in 1.*."_s.arg(quoted(text)));
}

/// A job that calls no workflow needs a machine and something to do there.
void checkWhole(const Subject& subject, const FileJob& job)
{
    if (!job.place.isMapping() || job.isCall
        || subject.tree.hasGap({.start = job.id.range().start, .end = job.place.range().end}))
        return;
    const bool hasMachine = job.place["runs-on"].isThere();
    if (!hasMachine && !hasSlip(subject.syntax.type("job"), job.place, {"runs-on", "uses"}))
        subject.report.add("missing-key"_L1, job.id, u"%1 lacks 'runs-on'."_s.arg(quoted(job.id.text())));
    if (hasMachine && !job.place["steps"].isThere() && !hasSlip(subject.syntax.type("job"), job.place, {"steps"}))
        subject.report.add("missing-steps"_L1, job.id, u"%1 has no steps."_s.arg(quoted(job.id.text())));
}

} // namespace

bool hasSlip(const SyntaxType& type, const yaml::Place& mapping, const std::vector<QByteArrayView>& keys)
{
    for (const auto [key, value] : mapping.pairs()) {
        if (!type.key(key.text()) && !nearest(key.text(), keys).isEmpty())
            return true;
    }
    return false;
}

QString idProblem(QByteArrayView id)
{
    if (id.isEmpty())
        return u"The id is empty."_s;
    if (!beginsId(id.front()))
        return u"%1 does not begin with a letter or _."_s.arg(quoted(id));
    if (!std::ranges::all_of(id, isOfId))
        return u"%1 holds more than letters, digits, - and _."_s.arg(quoted(id));
    if (id.startsWith("__"))
        return u"%1 begins with __, which GitHub keeps for itself."_s.arg(quoted(id));
    if (id.size() >= 100)
        return u"%1 has 100 letters or more."_s.arg(quoted(id));
    return {};
}

void checkJobs(const Subject& subject)
{
    if (subject.file.isAction) {
        checkStepIds(subject, subject.file.jobs.front());
        for (const FileStep& step : subject.file.jobs.front().steps)
            checkEnvironmentNames(subject, step.place["env"]);
        return;
    }
    const yaml::Place root = subject.file.root;
    checkPermissions(subject, root["permissions"]);
    checkConcurrency(subject, root["concurrency"]);
    checkEnvironmentNames(subject, root["env"]);
    const yaml::Place group = fixedGroup(root["concurrency"]);
    for (const FileJob& job : subject.file.jobs) {
        if (const QString problem = idProblem(job.id.text()); !problem.isEmpty() && job.id.text() != "<<")
            subject.report.add("id-naming"_L1, job.id, problem);
        checkNeeds(subject, job);
        checkStepIds(subject, job);
        checkCalled(subject, job.place["uses"]);
        checkPermissions(subject, job.place["permissions"]);
        checkSecrets(subject, job.place["secrets"]);
        checkConcurrency(subject, job.place["concurrency"]);
        checkEnvironmentNames(subject, job.place["env"]);
        checkEnvironmentNames(subject, job.place["container"]["env"]);
        for (const auto [id, service] : job.place["services"].pairs())
            checkEnvironmentNames(subject, service["env"]);
        checkSnapshot(subject, job.place["snapshot"]);
        for (const FileStep& step : job.steps)
            checkEnvironmentNames(subject, step.place["env"]);
        const yaml::Place own = fixedGroup(job.place["concurrency"]);
        if (group.isThere() && own.isThere() && sameName(group.text(), own.text()))
            subject.report.add("concurrency-deadlock"_L1, own,
                               u"The whole run holds the group %1 already, so this job waits for its own run."_s.arg(
                                   quoted(own.text())));
        checkWhole(subject, job);
    }
    Cycles(subject).check();
}

} // namespace signalbox::lint
