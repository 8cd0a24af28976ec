// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lint/rules/families.h"
#include "workflow/cron.h"
#include "workflow/filter_pattern.h"

#include <QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::lint {
namespace {

/// The texts of a filter: one, or those of a list.
std::vector<yaml::Place> patternsOf(const yaml::Place& value)
{
    std::vector<yaml::Place> patterns;
    if (value.isScalar() && !value.isNull())
        patterns.push_back(value);
    for (const yaml::Place item : value.items()) {
        if (item.isScalar() && !item.isNull())
            patterns.push_back(item);
    }
    return patterns;
}

/// $default-branch, $cron-daily: GitHub's templates have them.
bool isPlaceholder(QByteArrayView text)
{
    return text.startsWith('$') && text.size() > 1 && !text.startsWith("${{");
}

class Triggers {
public:
    explicit Triggers(const Subject& subject)
        : m_subject(subject)
        , m_report(subject.report)
    {
    }

    void check(const FileEvent& event)
    {
        const QByteArrayView name = event.name.text();
        const SyntaxEvent* known = m_subject.syntax.event(name);
        if (!known) {
            unknownEvent(event.name);
            return;
        }
        if (known->isRetired)
            m_report.add("retired-event"_L1, event.name,
                         u"GitHub no longer sends %1. %2"_s.arg(quoted(name), known->help));
        if (name == "schedule")
            checkSchedule(event);
        else if (name == "workflow_dispatch")
            checkDispatch(event);
        else if (name == "workflow_call")
            checkCall(event);
        else
            checkFilters(event, *known);
    }

private:
    void unknownEvent(const yaml::Place& name)
    {
        std::vector<QByteArrayView> names;
        for (const SyntaxEvent& event : m_subject.syntax.events())
            names.push_back(event.name);
        const QByteArray near = nearest(name.text(), names);
        m_report.add("bad-event"_L1, name,
                     near.isEmpty() ? u"%1 is no event that starts a workflow."_s.arg(quoted(name.text()))
                                    : u"%1 is no event; %2 may be meant."_s.arg(quoted(name.text()), quoted(near)),
                     near.isEmpty() ? std::vector<Fix>() : std::vector{replacement(name.range(), near)});
    }

    void checkFilters(const FileEvent& event, const SyntaxEvent& known)
    {
        if (!event.config.isThere() || event.config.isNull())
            return needWorkflows(event);
        if (!event.config.isMapping()) {
            m_report.add("type-mismatch"_L1, event.config,
                         u"%1 takes filters as keys with values."_s.arg(quoted(known.name)));
            return;
        }
        m_subject.structure.check(event.name, event.config, m_subject.syntax.type("any"), -1);
        for (const auto [key, value] : event.config.pairs()) {
            if (!key.isScalar())
                continue;
            const bool isTypes = key.text() == "types";
            const bool fits
                = isTypes ? known.anyTypes || !known.types.empty() : std::ranges::contains(known.filters, key.text());
            if (fits) {
                checkValues(key, value);
                isTypes ? checkTypes(value, known) : checkPatterns(key, value);
            } else if (m_subject.syntax.isFilter(key.text())) {
                m_report.add(
                    "filter-wrong-event"_L1, key,
                    u"%1 has no filter %2, so nothing is filtered."_s.arg(quoted(known.name), quoted(key.text())));
            } else {
                unknownFilter(key, known);
            }
        }
        checkConflicts(event.config);
        needWorkflows(event);
    }

    void unknownFilter(const yaml::Place& key, const SyntaxEvent& known)
    {
        std::vector<QByteArrayView> names(known.filters.begin(), known.filters.end());
        names.emplace_back("types");
        const QByteArray near = nearest(key.text(), names);
        // Live repositories have had such keys for years: nothing is refused, and nothing filtered.
        m_report.add("unexpected-key"_L1, Severity::Warning, key.range(),
                     near.isEmpty() ? u"%1 is no filter of %2, so it filters nothing."_s.arg(quoted(key.text()),
                                                                                             quoted(known.name))
                                    : u"%1 filters nothing; %2 may be meant."_s.arg(quoted(key.text()), quoted(near)),
                     near.isEmpty() ? std::vector<Fix>() : std::vector{replacement(key.range(), near)});
    }

    void needWorkflows(const FileEvent& event)
    {
        if (event.name.text() == "workflow_run" && !event.config["workflows"].isThere()
            && !m_subject.tree.hasGap(event.config.range()))
            m_report.add("missing-key"_L1, Severity::Warning, event.name.range(),
                         u"workflow_run names no workflows, so no run is waited for."_s);
    }

    void checkValues(const yaml::Place& key, const yaml::Place& value)
    {
        if (value.isMapping())
            m_report.add("type-mismatch"_L1, value, u"%1 takes a text or a list of texts."_s.arg(quoted(key.text())));
        else if ((value.isNull() || (value.isSequence() && value.size() == 0)) && !m_subject.tree.hasGap(value.range()))
            m_report.add("empty-value"_L1, Severity::Warning, value.range().isEmpty() ? key.range() : value.range(),
                         u"%1 is empty."_s.arg(quoted(key.text())));
        for (const yaml::Place item : value.items()) {
            if (!item.isScalar())
                m_report.add("type-mismatch"_L1, item, u"%1 takes texts."_s.arg(quoted(key.text())));
            else if (item.text().trimmed().isEmpty() && !item.isAlias())
                m_report.add("empty-value"_L1, Severity::Warning, item.range(), u"This text is empty."_s);
        }
    }

    void checkTypes(const yaml::Place& value, const SyntaxEvent& known)
    {
        if (known.anyTypes)
            return;
        for (const yaml::Place& type : patternsOf(value)) {
            if (std::ranges::contains(known.types, type.text()) || isPlaceholder(type.text()))
                continue;
            const QByteArray near = nearest(type.text(), {known.types.begin(), known.types.end()});
            m_report.add("bad-activity"_L1, type,
                         near.isEmpty() ? u"%1 never comes with type %2; its types are %3."_s.arg(
                                              quoted(known.name), quoted(type.text()), anyOf(known.types))
                                        : u"%1 never comes with type %2; %3 may be meant."_s.arg(
                                              quoted(known.name), quoted(type.text()), quoted(near)),
                         near.isEmpty() ? std::vector<Fix>() : std::vector{replacement(type.range(), near)});
        }
    }

    void checkPatterns(const yaml::Place& key, const yaml::Place& value)
    {
        bool hasPositive = false;
        const std::vector<yaml::Place> patterns = patternsOf(value);
        for (const yaml::Place& pattern : patterns) {
            hasPositive = hasPositive || !pattern.text().startsWith('!');
            checkPattern(key.text(), pattern);
            if (isPlaceholder(pattern.text()))
                m_report.add("template-placeholder"_L1, pattern,
                             u"%1 stands for a value that GitHub fills in when the template is used."_s.arg(
                                 quoted(pattern.text())));
        }
        if (!patterns.empty() && !hasPositive && !key.text().endsWith("-ignore") && key.text() != "workflows")
            m_report.add("filter-negative-only"_L1, patterns.front(),
                         u"%1 leaves out patterns only; put one that chooses before them, such as '**'."_s.arg(
                             quoted(key.text())));
    }

    void checkPattern(QByteArrayView filter, const yaml::Place& pattern)
    {
        const bool isPath = filter.startsWith("paths");
        if (!isPath && !filter.startsWith("branches") && !filter.startsWith("tags"))
            return;
        if (isPlaceholder(pattern.text()) || pattern.text().trimmed().isEmpty() || hasExpression(pattern.text()))
            return;
        const auto kind = isPath ? workflow::FilterKind::Path : workflow::FilterKind::Ref;
        for (const workflow::PatternProblem& problem : workflow::checkFilterPattern(pattern.text(), kind)) {
            m_report.add("glob-pattern"_L1, pattern.rangeOf(problem.range), problem.what);
            break; // those behind it may be its consequences
        }
    }

    void checkConflicts(const yaml::Place& config)
    {
        for (const QByteArrayView filter : {"branches", "tags", "paths"}) {
            const yaml::Place chosen = config.key(filter);
            const yaml::Place ignored = config.key(QByteArray(filter.toByteArray() + "-ignore"));
            if (!chosen.isThere() || !ignored.isThere())
                continue;
            const yaml::Place& later = chosen.range().start > ignored.range().start ? chosen : ignored;
            m_report.add("filter-conflict"_L1, later,
                         u"%1 and %2 cannot stand together; leave out with '!' within %1."_s.arg(
                             quoted(chosen.text()), quoted(ignored.text())));
        }
    }

    void checkSchedule(const FileEvent& event)
    {
        if (!event.config.isThere()) {
            m_report.add("missing-key"_L1, event.name, u"'schedule' needs a list of times: '- cron: ...'."_s);
            return;
        }
        m_subject.structure.check(event.name, event.config, m_subject.syntax.type("crons"), -1);
        // To know that a time never comes, decades are looked through: a file with thousands of them would take
        // seconds.
        constexpr int mostTimes = 1000;
        int times = 0;
        for (const yaml::Place time : event.config.items()) {
            if (++times > mostTimes) {
                m_report.add("checked-in-part"_L1, time.key("cron").isThere() ? time.key("cron") : event.name,
                             u"Times from here on are not looked at: there are more than %1."_s.arg(mostTimes));
                break;
            }
            checkCron(time["cron"], time["timezone"]);
        }
    }

    void checkCron(const yaml::Place& cron, const yaml::Place& timezone)
    {
        QString zone;
        if (timezone.isScalar() && !timezone.isNull()) {
            zone = timezone.string();
            if (!QTimeZone::isTimeZoneIdAvailable(zone.toUtf8())) {
                m_report.add("cron-timezone"_L1, timezone,
                             u"%1 is no time zone; one is called Europe/Berlin."_s.arg(quoted(timezone.text())));
                zone.clear();
            }
        }
        if (!cron.isScalar() || cron.string().isEmpty())
            return;
        if (isPlaceholder(cron.text())) {
            m_report.add(
                "template-placeholder"_L1, cron,
                u"%1 stands for a time that GitHub fills in when the template is used."_s.arg(quoted(cron.text())));
            return;
        }
        if (cron.text().contains("\xC2\xA0")) {
            m_report.add(
                "cron-syntax"_L1, cron,
                u"A no-break space stands in this time, which looks like a blank and is none."_s,
                {replacement(cron.range(), cron.text().toByteArray().replace("\xC2\xA0", " "), u"Write a blank"_s)});
            return;
        }
        // A block scalar ends with a line end, which GitHub leaves out.
        const auto parsed = workflow::Cron::parse(cron.string(), zone);
        if (!parsed)
            m_report.add("cron-syntax"_L1, cron, parsed.error().what);
        else if (parsed->isTooOften())
            m_report.add("cron-interval"_L1, cron,
                         u"GitHub starts nothing more often than every five minutes; this time comes more often."_s);
    }

    void checkDispatch(const FileEvent& event)
    {
        if (event.config.isThere())
            m_subject.structure.check(event.name, event.config, m_subject.syntax.type("dispatchConfig"), -1);
        const yaml::Place inputs = event.config["inputs"];
        if (const int most = m_subject.syntax.limit("dispatchInputs"); inputs.size() > most)
            m_report.add("dispatch-over-25"_L1, event.name,
                         u"There are %1 inputs; GitHub takes %2."_s.arg(inputs.size()).arg(most));
        for (const auto [id, input] : inputs.pairs()) {
            checkInputId(id);
            checkDispatchInput(input);
        }
    }

    void checkInputId(const yaml::Place& id)
    {
        if (!id.isScalar() || hasExpression(id.text()))
            return;
        if (const QString problem = idProblem(id.text()); !problem.isEmpty())
            m_report.add("id-naming"_L1, Severity::Warning, id.range(), problem);
    }

    void checkDispatchInput(const yaml::Place& input)
    {
        const QByteArrayView type = input["type"].text();
        const yaml::Place value = input["default"];
        const yaml::Place options = input["options"];
        if (type == "choice") {
            if (!options.isThere())
                m_report.add("dispatch-options"_L1, input["type"], u"A choice needs options."_s);
            std::vector<yaml::Place> seen;
            for (const yaml::Place option : options.items()) {
                if (std::ranges::any_of(seen, [&](const yaml::Place& other) { return other.text() == option.text(); }))
                    m_report.add("dispatch-options"_L1, Severity::Warning, option.range(),
                                 u"The option %1 is here twice."_s.arg(quoted(option.text())));
                seen.push_back(option);
            }
            if (value.isScalar() && !seen.empty() && !value.text().isEmpty()
                && std::ranges::none_of(seen, [&](const yaml::Place& option) { return option.text() == value.text(); }))
                m_report.add("dispatch-choice-default"_L1, value,
                             u"The default %1 is none of the options."_s.arg(quoted(value.text())));
        } else if (options.isThere()) {
            m_report.add("dispatch-options"_L1, Severity::Warning, input.key("options").range(),
                         u"Only an input of type choice has options."_s);
        }
        checkDefaultType(type, value);
    }

    void checkDefaultType(QByteArrayView type, const yaml::Place& value)
    {
        if (!value.isScalar() || value.isNull() || hasExpression(value.text()))
            return;
        const QByteArrayView text = value.text();
        bool isNumber = false;
        [[maybe_unused]] const double number = text.toDouble(&isNumber);
        const bool fits = type == "boolean" ? text == "true" || text == "false" : type != "number" || isNumber;
        if (!fits)
            m_report.add("call-input-default-type"_L1, value,
                         u"The default %1 is no %2."_s.arg(quoted(text), QString::fromUtf8(type)));
    }

    void checkCall(const FileEvent& event)
    {
        if (!event.config.isThere())
            return;
        m_subject.structure.check(event.name, event.config, m_subject.syntax.type("callConfig"), -1);
        for (const auto [id, input] : event.config["inputs"].pairs()) {
            checkInputId(id);
            const QByteArrayView type = input["type"].text();
            checkDefaultType(type, input["default"]);
            if (input["required"].text() == "true" && input["default"].isThere())
                m_report.add("input-default-unused"_L1, input.key("default"),
                             u"The input is required, so its default is never used."_s);
        }
        for (const auto [id, secret] : event.config["secrets"].pairs())
            checkInputId(id);
        for (const auto [id, output] : event.config["outputs"].pairs())
            checkInputId(id);
    }

    const Subject& m_subject;
    Report& m_report;
};

} // namespace

void checkTriggers(const Subject& subject)
{
    Triggers triggers(subject);
    for (const FileEvent& event : subject.file.events)
        triggers.check(event);
}

} // namespace signalbox::lint
