// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lint/rules/families.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::lint {
namespace {

/// What one call leads to, and those that it makes in turn, as far as the repository knows them.
class CallChain {
public:
    CallChain(const Subject& subject, int mostLevels)
        : m_repository(subject.references.repository())
        , m_own(subject.path)
        , m_mostLevels(mostLevels)
    {
    }

    /// `level` counts from 1, which is the file that is checked.
    void follow(const QString& path, int level)
    {
        if (path == m_own || m_way.contains(path)) {
            m_isCircle = true;
            return;
        }
        if (level > m_mostLevels) {
            m_isTooDeep = true;
            return;
        }
        // Whoever was met as deep or deeper has nothing new to tell.
        int& deepest = m_levels[path];
        if (deepest >= level)
            return;
        deepest = level;
        const auto called = m_repository.workflow(path).what;
        if (!called)
            return;
        m_way.push_back(path);
        for (const CalledWorkflow::Job& job : called->jobs) {
            if (const QString next = pathOfCalled(job.calls); !next.isEmpty())
                follow(next, level + 1);
        }
        m_way.removeLast();
    }

    bool isCircle() const { return m_isCircle; }
    bool isTooDeep() const { return m_isTooDeep; }
    QStringList files() const { return m_levels.keys(); }

private:
    const Repository& m_repository;
    const QString& m_own;
    int m_mostLevels;
    QStringList m_way;
    QHash<QString, int> m_levels; ///< the deepest that each was met at
    bool m_isCircle = false;
    bool m_isTooDeep = false;
};

QString levelName(TokenPermissions::Level level)
{
    return level == TokenPermissions::Level::Write ? u"write"_s
        : level == TokenPermissions::Level::Read   ? u"read"_s
                                                   : u"none"_s;
}

class Calls {
public:
    explicit Calls(const Subject& subject)
        : m_subject(subject)
        , m_report(subject.report)
        , m_repository(subject.references.repository())
    {
    }

    void check(const FileJob& job)
    {
        const yaml::Place uses = job.place["uses"];
        const QString path = uses.isScalar() ? pathOfCalled(uses.text()) : QString();
        if (path.isEmpty())
            return;
        if (path == m_subject.path)
            return m_report.add("reusable-cycle"_L1, uses,
                                u"The workflow calls itself, so that the calls never end."_s);
        const Found<CalledWorkflow> found = m_repository.workflow(path);
        if (found.presence == Presence::Missing)
            return tellMissing(uses, path);
        if (!found.what)
            return;
        if (!found.what->isCallable)
            return m_report.add(
                "reusable-not-callable"_L1, uses,
                u"%1 does not name workflow_call under its 'on', so nobody can call it."_s.arg(quoted(uses.text())));
        checkInputs(job, uses, *found.what);
        checkSecrets(job, uses, *found.what);
        checkPermissions(job, uses, *found.what);
        checkChain(uses, path);
    }

    /// All that the jobs of a run call, together.
    void checkCount()
    {
        const int most = m_subject.syntax.limit("calledFiles");
        if (m_files.size() <= most)
            return;
        m_report.add("reusable-depth"_L1, m_subject.file.root.key("jobs"),
                     u"The jobs call %1 workflow files in all; GitHub takes %2."_s.arg(m_files.size()).arg(most));
    }

private:
    void tellMissing(const yaml::Place& uses, const QString& path)
    {
        const bool isShort = path.endsWith(".yml"_L1);
        const QString other = path.chopped(isShort ? 4 : 5) + (isShort ? u".yaml"_s : u".yml"_s);
        std::vector<Fix> fixes;
        if (m_repository.presence(other) == Presence::There && uses.isPlain())
            fixes.push_back(replacement(uses.range(), uses.text().first(2).toByteArray() + other.toUtf8()));
        m_report.add("reusable-missing"_L1, uses,
                     u"There is no file %1 in this repository."_s.arg(quoted(path.toUtf8())), std::move(fixes));
    }

    bool hasGap(const FileJob& job) const
    {
        return m_subject.tree.hasGap({.start = job.id.range().start, .end = job.place.range().end});
    }

    static bool isGiven(const yaml::Place& mapping, QByteArrayView name)
    {
        for (const auto [key, value] : mapping.pairs()) {
            if (sameName(key.text(), name) || hasExpression(key.text()))
                return true;
        }
        return false;
    }

    void checkInputs(const FileJob& job, const yaml::Place& uses, const CalledWorkflow& called)
    {
        const yaml::Place with = job.place["with"];
        if (with.isScalar() && !with.isNull())
            return;
        for (const auto [name, value] : with.pairs()) {
            if (!name.isScalar() || hasExpression(name.text()) || name.text() == "<<")
                continue;
            if (const CalledWorkflow::Input* input = called.input(name.text()))
                checkType(name, value, *input);
            else
                tellUnknown("reusable-input-unknown"_L1, u"input"_s, uses, name, namesOf(called.inputs, with));
        }
        for (const CalledWorkflow::Input& input : called.inputs) {
            if (input.isRequired && !isGiven(with, input.name) && !hasGap(job))
                m_report.add("reusable-input-missing"_L1, uses,
                             u"%1 asks for the input %2."_s.arg(quoted(uses.text()), quoted(input.name)));
        }
    }

    /// A value that is one expression is judged by the type of that.
    void checkType(const yaml::Place& name, const yaml::Place& value, const CalledWorkflow::Input& input)
    {
        const bool isBoolean = input.type == "boolean";
        if (!value.isScalar() || value.isNull() || isWholeExpression(value.text())
            || (!isBoolean && input.type != "number"))
            return;
        if (isBoolean ? value.isBoolean() : value.isNumber())
            return;
        const QString wanted = isBoolean ? u"true or false, without quotes"_s : u"a number, without quotes"_s;
        // What an expression makes is seen when the job begins.
        m_report.add("reusable-input-type"_L1, hasExpression(value.text()) ? Severity::Warning : Severity::Error,
                     value.range(), u"The input %1 takes %2."_s.arg(quoted(name.text()), wanted));
    }

    void checkSecrets(const FileJob& job, const yaml::Place& uses, const CalledWorkflow& called)
    {
        const yaml::Place secrets = job.place["secrets"];
        if (secrets.isScalar() && !secrets.isNull())
            return; // inherit
        for (const auto [name, value] : secrets.pairs()) {
            if (name.isScalar() && !hasExpression(name.text()) && name.text() != "<<" && !called.secret(name.text()))
                tellUnknown("reusable-secret-unknown"_L1, u"secret"_s, uses, name, namesOf(called.secrets, secrets));
        }
        for (const CalledWorkflow::Secret& secret : called.secrets) {
            if (secret.isRequired && !isGiven(secrets, secret.name) && !hasGap(job))
                m_report.add("reusable-secret-missing"_L1, uses,
                             u"%1 asks for the secret %2."_s.arg(quoted(uses.text()), quoted(secret.name)));
        }
    }

    /// Those that are not given yet.
    template <class Entry>
    static std::vector<QByteArrayView> namesOf(const std::vector<Entry>& entries, const yaml::Place& given)
    {
        std::vector<QByteArrayView> names;
        for (const Entry& entry : entries) {
            if (!isGiven(given, entry.name))
                names.push_back(entry.name);
        }
        return names;
    }

    void tellUnknown(QLatin1StringView rule, const QString& what, const yaml::Place& uses, const yaml::Place& name,
                     const std::vector<QByteArrayView>& missing)
    {
        const QByteArray near = nearest(name.text(), missing);
        m_report.add(rule, name,
                     near.isEmpty() ? u"%1 takes no %2 %3."_s.arg(quoted(uses.text()), what, quoted(name.text()))
                                    : u"%1 takes no %2 %3; %4 may be meant."_s.arg(quoted(uses.text()), what,
                                                                                   quoted(name.text()), quoted(near)),
                     near.isEmpty() ? std::vector<Fix>() : std::vector{replacement(name.range(), near)});
    }

    /// What the caller's file says is the most that the called one may ask for, and what it calls in turn. Where
    /// nothing is said, a setting of the repository counts, which nobody here knows.
    /// https://docs.github.com/actions/reference/workflows-and-actions/reusing-workflow-configurations
    void checkPermissions(const FileJob& job, const yaml::Place& uses, const CalledWorkflow& called)
    {
        const yaml::Place own = job.place["permissions"];
        const auto most = TokenPermissions::read(own.isThere() ? own : m_subject.file.root["permissions"]);
        if (!most)
            return;
        QStringList seen;
        checkAsked(uses, uses.text().toByteArray(), called, *most, seen);
    }

    void checkAsked(const yaml::Place& uses, const QByteArray& name, const CalledWorkflow& called,
                    const TokenPermissions& most, QStringList& seen)
    {
        if (called.permissions)
            tellExcess(uses, quoted(name), *called.permissions, most);
        for (const CalledWorkflow::Job& job : called.jobs) {
            if (job.permissions)
                tellExcess(uses, u"The job %1 of %2"_s.arg(quoted(job.id), quoted(name)), *job.permissions, most);
            // Below a file that says what it gives itself, that counts, and is told of there.
            const QString next = pathOfCalled(job.calls);
            if (next.isEmpty() || job.permissions || called.permissions || seen.contains(next)
                || seen.size() > m_subject.syntax.limit("calledFiles"))
                continue;
            seen.push_back(next);
            if (const auto nested = m_repository.workflow(next).what)
                checkAsked(uses, job.calls, *nested, most, seen);
        }
    }

    void tellExcess(const yaml::Place& uses, const QString& who, const TokenPermissions& asked,
                    const TokenPermissions& most)
    {
        constexpr qsizetype mostTold = 3;
        QStringList wanted;
        QStringList given;
        for (const SyntaxPermission& scope : m_subject.syntax.permissions()) {
            if (asked.level(scope) <= most.level(scope))
                continue;
            const QString name = QString::fromUtf8(scope.name);
            wanted << name + u": "_s + levelName(asked.level(scope));
            given << name + u": "_s + levelName(most.level(scope));
        }
        if (wanted.isEmpty())
            return;
        const QString more = wanted.size() > mostTold ? u" and more"_s : QString();
        m_report.add("reusable-permissions"_L1, uses,
                     u"%1 asks for '%2'%3, and this job may give '%4'."_s.arg(
                         who, wanted.first(std::min(mostTold, wanted.size())).join(u", "_s), more,
                         given.first(std::min(mostTold, given.size())).join(u", "_s)));
    }

    void checkChain(const yaml::Place& uses, const QString& path)
    {
        const int most = m_subject.syntax.limit("callLevels");
        CallChain chain(m_subject, most);
        chain.follow(path, 2);
        if (chain.isCircle())
            m_report.add("reusable-cycle"_L1, uses,
                         u"%1 calls what has called it, so that the calls never end."_s.arg(quoted(uses.text())));
        else if (chain.isTooDeep())
            m_report.add("reusable-depth"_L1, uses,
                         u"Workflows call each other over more than %1 levels from here; GitHub takes %1."_s.arg(most));
        for (const QString& file : chain.files())
            m_files.insert(file);
    }

    const Subject& m_subject;
    Report& m_report;
    const Repository& m_repository;
    QSet<QString> m_files;
};

} // namespace

void checkCalls(const Subject& subject)
{
    if (!subject.references.repository().isKnown())
        return;
    Calls calls(subject);
    for (const FileJob& job : subject.file.jobs) {
        if (job.isCall)
            calls.check(job);
    }
    calls.checkCount();
}

} // namespace signalbox::lint
