// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "expressions/check.h"
#include "expressions/constant.h"
#include "expressions/untrusted.h"
#include "lint/file_types.h"
#include "lint/rules/families.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::lint {
namespace {

expressions::Wanted wanted(ExpressionSite::Wanted wanted)
{
    switch (wanted) {
    case ExpressionSite::Wanted::Condition:
        return expressions::Wanted::Condition;
    case ExpressionSite::Wanted::Boolean:
        return expressions::Wanted::Bool;
    case ExpressionSite::Wanted::Number:
        return expressions::Wanted::Number;
    case ExpressionSite::Wanted::List:
        return expressions::Wanted::List;
    case ExpressionSite::Wanted::Mapping:
        return expressions::Wanted::Object;
    case ExpressionSite::Wanted::Any:
        return expressions::Wanted::Any;
    case ExpressionSite::Wanted::Text:
        break;
    }
    return expressions::Wanted::Text;
}

/// What is told of in one value: where each piece stands in the file is found by walking along the value.
constexpr int mostFindings = 100;

class Expressions {
public:
    explicit Expressions(const Subject& subject)
        : m_subject(subject)
        , m_types(subject.language, subject.references, subject.file)
    {
        for (const QByteArray& key : subject.syntax.availabilities())
            m_places.push_back(subject.language.place(key));
    }

    void check(const ExpressionSite& site)
    {
        const expressions::Place* place
            = site.availability < 0 ? nullptr : m_places[static_cast<size_t>(site.availability)];
        if (!place)
            return notHere(site);
        expressions::Scope& scope = m_types.scopeFor(site, *place);
        int told = 0;
        for (const expressions::Finding& finding : expressions::check(site.place.text(), scope, wantedAt(site))) {
            if (++told > mostFindings) {
                tellMore(site, finding.range);
                break;
            }
            tell(site, finding);
        }
        if (site.wanted == ExpressionSite::Wanted::Condition) {
            if (const auto finding = expressions::constant(site.place.text()))
                tellConstant(site, *finding);
        }
        checkVariableNames(site);
        if (site.isScript || isGithubScript(site))
            checkInjection(site);
    }

    /// What could not be told apart is said once.
    void finish()
    {
        if (!m_types.hasTooMany())
            return;
        const core::TextRange root = m_subject.file.root.range();
        m_subject.report.add("checked-in-part"_L1, core::TextRange{.start = root.start, .end = root.start + 1},
                             u"A matrix, a list of inputs, outputs or steps has more than %1 names here; expressions "
                             u"that name them are not held against these."_s.arg(FileTypes::mostNames));
    }

private:
    /// What one expression for an input of a called workflow must come to is said by that workflow.
    expressions::Wanted wantedAt(const ExpressionSite& site) const
    {
        const FileJob* job = site.job < 0 ? nullptr : &m_subject.file.jobs[static_cast<size_t>(site.job)];
        if (!job || !job->isCall || !isWholeExpression(site.place.text()))
            return wanted(site.wanted);
        const auto called = m_subject.references.called(job->place["uses"].text());
        for (const auto [name, value] : called ? job->place["with"].pairs() : yaml::Place().pairs()) {
            const CalledWorkflow::Input* input = value == site.place ? called->input(name.text()) : nullptr;
            if (input)
                return input->type == "boolean" ? expressions::Wanted::Bool
                    : input->type == "number"   ? expressions::Wanted::Number
                                                : expressions::Wanted::Text;
        }
        return wanted(site.wanted);
    }

    void notHere(const ExpressionSite& site)
    {
        if (!hasExpression(site.place.text()))
            return;
        const core::TextRange on = m_subject.file.on.range();
        const bool isTrigger = on.contains(site.place.range().start);
        const auto at = static_cast<int>(site.place.text().indexOf("${{"));
        m_subject.report.add("expr-not-here"_L1, isTrigger ? Severity::Warning : Severity::Error,
                             site.place.rangeOf({.start = at, .end = at + 3}),
                             u"GitHub evaluates no expression here; the text must be written out."_s);
    }

    /// In the place of all that would follow.
    void tellMore(const ExpressionSite& site, core::TextRange range)
    {
        m_subject.report.add(
            "checked-in-part"_L1, site.place.rangeOf(range),
            u"Here and behind there are more mistakes in this value; the first %1 are told of."_s.arg(mostFindings));
    }

    /// It is the condition as a whole that never changes.
    void tellConstant(const ExpressionSite& site, const expressions::Finding& finding)
    {
        core::TextRange range = site.place.range();
        if (site.place.isBlockScalar())
            range.end = range.start + 1;
        m_subject.report.add(QLatin1StringView(finding.rule.toLatin1()), range, finding.message);
    }

    void tell(const ExpressionSite& site, const expressions::Finding& finding)
    {
        QString rule = finding.rule;
        if (rule == "context-availability"_L1 && site.wanted == ExpressionSite::Wanted::Condition
            && piece(site, finding.range).startsWith("secrets"))
            rule = u"secrets-in-if"_s;
        else if (rule == "steps-outputs"_L1)
            rule = u"steps-outputs-action"_s;
        else if (rule == "steps-unknown"_L1)
            rule = isLater(site, finding.range.start) ? u"steps-outputs-later"_s : u"steps-outputs-unknown-id"_s;
        std::vector<Fix> fixes;
        const yaml::Place place = site.place;
        // Between quotes of YAML the text would have to be quoted once more.
        if (finding.suggestion && (place.isPlain() || place.isBlockScalar()) && !place.isAlias())
            fixes.push_back(
                {.title = finding.suggestion->title,
                 .edits = {{.range = place.rangeOf(finding.suggestion->range), .text = finding.suggestion->text}},
                 .safe = isSafe(rule)});
        m_subject.report.add(QLatin1StringView(rule.toLatin1()),
                             finding.severity == expressions::Severity::Error ? Severity::Error : Severity::Warning,
                             place.rangeOf(finding.range), finding.message, std::move(fixes));
    }

    /// A stranger's text that becomes a part of a script before the shell reads it.
    void checkInjection(const ExpressionSite& site)
    {
        int told = 0;
        for (const expressions::UntrustedInput& input : expressions::untrusted(site.place.text(), m_subject.language)) {
            if (++told > mostFindings) {
                tellMore(site, input.range);
                break;
            }
            m_subject.report.add("script-injection"_L1, site.place.rangeOf(input.range),
                                 u"Whoever writes %1 can run commands here; put it into a variable with 'env' and read "
                                 u"that."_s.arg(QString::fromUtf8(input.path)));
        }
    }

    /// Names that GitHub gives no variable of a repository, so that they are never set.
    /// https://docs.github.com/en/actions/how-tos/write-workflows/choose-what-workflows-do/use-variables
    void checkVariableNames(const ExpressionSite& site)
    {
        const QByteArrayView text = site.place.text();
        int told = 0;
        for (auto at = text.indexOf("vars."); at >= 0; at = text.indexOf("vars.", at + 1)) {
            const bool isContext = at == 0 || QByteArrayView(" {(!,&|=<>[").contains(text[at - 1]);
            qsizetype end = at + 5;
            while (end < text.size() && (isOfName(text[end]) || text[end] == '-'))
                ++end;
            const QByteArrayView name = text.sliced(at + 5, end - at - 5);
            if (!isContext || name.isEmpty() || !hasExpression(text.first(at)))
                continue;
            if (sameName(name.first(std::min<qsizetype>(name.size(), 7)), "GITHUB_") || name.contains('-')) {
                const core::TextRange range{.start = static_cast<int>(at), .end = static_cast<int>(end)};
                if (++told > mostFindings)
                    return tellMore(site, range);
                m_subject.report.add("context-property"_L1, site.place.rangeOf(range),
                                     u"No variable is called %1: names hold letters, digits and _, and GITHUB_ is "
                                     u"GitHub's own."_s.arg(quoted(name)));
            }
        }
    }

    static bool isOfName(char letter)
    {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9')
            || letter == '_';
    }

    /// The script of actions/github-script, which JavaScript reads.
    bool isGithubScript(const ExpressionSite& site) const
    {
        if (site.job < 0 || site.step < 0)
            return false;
        const auto& steps = m_subject.file.jobs[static_cast<size_t>(site.job)].steps;
        if (static_cast<size_t>(site.step) >= steps.size())
            return false;
        const FileStep& step = steps[static_cast<size_t>(site.step)];
        return step.uses.text().startsWith("actions/github-script@") && step.with["script"] == site.place;
    }

    /// It mends what GitHub could not read, and changes nothing that it could.
    static bool isSafe(const QString& rule)
    {
        return rule != "if-always-true"_L1 && rule != "expr-object-in-template"_L1 && rule != "expr-type"_L1;
    }

    static QByteArrayView piece(const ExpressionSite& site, core::TextRange range)
    {
        const QByteArrayView text = site.place.text();
        return text.sliced(std::min<qsizetype>(range.start, text.size()))
            .first(std::min<qsizetype>(range.length(), text.size() - std::min<qsizetype>(range.start, text.size())));
    }

    /// The step that is named there comes in the same job, but behind this one.
    bool isLater(const ExpressionSite& site, int at) const
    {
        if (site.job < 0)
            return false;
        QByteArrayView rest = site.place.text().sliced(at);
        if (const auto dot = rest.indexOf('.'); rest.startsWith("steps") && dot >= 0)
            rest = rest.sliced(dot + 1);
        qsizetype length = 0;
        while (length < rest.size()
               && (QChar::isLetterOrNumber(static_cast<uint>(static_cast<uchar>(rest[length]))) || rest[length] == '_'
                   || rest[length] == '-'))
            ++length;
        return m_subject.file.jobs[static_cast<size_t>(site.job)].step(rest.first(length));
    }

    const Subject& m_subject;
    FileTypes m_types;
    std::vector<const expressions::Place*> m_places;
};

} // namespace

void checkExpressions(const Subject& subject)
{
    if (subject.file.expressions.empty())
        return;
    Expressions expressions(subject);
    for (const ExpressionSite& site : subject.file.expressions)
        expressions.check(site);
    expressions.finish();
}

} // namespace signalbox::lint
