// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "writing/workflow_help.h"

#include "lint/workflow_file.h"
#include "writing/cron_help.h"
#include "writing/expression_help.h"
#include "writing/file_kind.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::writing {
namespace {

using editing::Completion;

/// An expression is open between the last ${{ of the line and the cursor.
bool inExpression(const QByteArray& text, int offset)
{
    const auto lineStart = offset > 0 ? text.lastIndexOf('\n', offset - 1) + 1 : 0;
    const QByteArrayView before = QByteArrayView(text).sliced(lineStart, offset - lineStart);
    const auto open = before.lastIndexOf("${{");
    return open >= 0 && before.indexOf("}}", open) < 0;
}

bool isCondition(const PlaceInText& place)
{
    return place.kind == PlaceInText::Kind::Value && !place.path.isEmpty() && place.path.last() == "if";
}

/// What writing a key begins: a value behind it, or a mapping or list below.
QString startOf(const lint::SyntaxKey& key)
{
    const QString name = QString::fromUtf8(key.name);
    const lint::SyntaxType& type = *key.type;
    if (type.text || type.boolean || type.number || type.any)
        return name + u": "_s;
    return name + (type.list && !type.mapping ? u":\n  - "_s : u":\n  "_s);
}

void add(std::vector<Completion>& all, const PlaceInText& place, Completion::Kind kind, const QByteArray& label,
         const QString& help, const QString& insert = {})
{
    const QString shown = QString::fromUtf8(label);
    all.push_back({.label = shown,
                   .kind = kind,
                   .help = help,
                   .insertText = insert.isEmpty() ? shown : insert,
                   .replaced = place.word});
}

QString words(const std::vector<QByteArray>& names)
{
    return QString::fromUtf8(QByteArrayList(names.begin(), names.end()).join(", "));
}

} // namespace

WorkflowHelp::WorkflowHelp(std::shared_ptr<const lint::Checker> checker, const core::Clock& clock)
    : m_checker(std::move(checker))
    , m_clock(clock)
{
}

WorkflowHelp::Known WorkflowHelp::knownAt(const QByteArray& text, const QByteArrayList& path) const
{
    const lint::Syntax& syntax = m_checker->syntax();
    Known known{.type = &syntax.type(lint::rootType(kindOf(text)))};
    for (qsizetype i = 0; i < path.size() && known.type; ++i) {
        const QByteArray& part = path[i];
        if (i == 1 && path[0] == "on") {
            known = {.type = part == "workflow_dispatch" ? &syntax.type("dispatchConfig")
                         : part == "workflow_call"       ? &syntax.type("callConfig")
                         : part == "schedule"            ? &syntax.type("crons")
                                                         : nullptr};
            continue;
        }
        if (part == "[]") {
            known = {.type = known.type->items, .key = nullptr, .availability = known.availability};
            continue;
        }
        const lint::SyntaxKey* key = known.type->key(part);
        const QByteArray here = key && key->availability >= 0
            ? syntax.availabilities()[static_cast<size_t>(key->availability)]
            : known.availability;
        known = {.type = key ? key->type : known.type->others, .key = key, .availability = here};
    }
    return known;
}

std::vector<Completion> WorkflowHelp::completions(const QByteArray& text, int offset) const
{
    const PlaceInText place = PlaceInText::find(text, offset);
    if (place.kind == PlaceInText::Kind::Nowhere)
        return {};
    const bool condition = isCondition(place);
    if (inExpression(text, offset) || condition) {
        const Known known = knownAt(text, place.path);
        return ExpressionHelp(*m_checker, text, place, known.availability, condition).completions(offset);
    }
    if (place.isBlock)
        return {};
    const Known known = knownAt(text, place.path);
    if (place.kind == PlaceInText::Kind::Value)
        return valuesAt(text, place, known);
    std::vector<Completion> all = keysAt(text, place, known);
    // Behind a dash a key may begin, or an item stand.
    if (!place.path.isEmpty() && place.path.last() == "[]") {
        PlaceInText list = place;
        list.path.removeLast();
        std::vector<Completion> items = valuesAt(text, list, knownAt(text, list.path));
        all.insert(all.end(), items.begin(), items.end());
    }
    return all;
}

std::vector<Completion> WorkflowHelp::keysAt(const QByteArray& text, const PlaceInText& place, const Known& known) const
{
    std::vector<Completion> all;
    if (place.path == QByteArrayList{"on"} || (place.path.size() == 2 && place.path[0] == "on"))
        return eventParts(text, place);
    if (place.path.contains("permissions") && place.path.last() == "permissions") {
        for (const lint::SyntaxPermission& scope : m_checker->syntax().permissions()) {
            if (!place.siblings.contains(scope.name))
                add(all, place, Completion::Kind::Key, scope.name, u"A scope of GITHUB_TOKEN."_s,
                    QString::fromUtf8(scope.name) + u": "_s);
        }
        return all;
    }
    if (!place.path.isEmpty() && place.path.last() == "with" && place.path.contains("steps"))
        return inputsAt(text, place);
    if (!known.type)
        return all;
    for (const lint::SyntaxKey& key : known.type->keys) {
        if (!place.siblings.contains(key.name))
            add(all, place, Completion::Kind::Key, key.name, key.help, startOf(key));
    }
    return all;
}

/// Events, and the filters of one.
std::vector<Completion> WorkflowHelp::eventParts(const QByteArray& text, const PlaceInText& place) const
{
    std::vector<Completion> all;
    const lint::Syntax& syntax = m_checker->syntax();
    if (place.path.size() == 1) {
        for (const lint::SyntaxEvent& event : syntax.events()) {
            if (!event.isRetired && !place.siblings.contains(event.name))
                add(all, place, Completion::Kind::Event, event.name, event.help, QString::fromUtf8(event.name) + u':');
        }
        return all;
    }
    const Known known = knownAt(text, place.path);
    if (known.type) {
        for (const lint::SyntaxKey& key : known.type->keys)
            add(all, place, Completion::Kind::Key, key.name, key.help, startOf(key));
        return all;
    }
    const lint::SyntaxEvent* event = syntax.event(place.path[1]);
    if (!event)
        return all;
    std::vector<QByteArray> filters = event->filters;
    if (!event->types.empty() || event->anyTypes)
        filters.emplace_back("types");
    for (const QByteArray& filter : filters) {
        if (!place.siblings.contains(filter))
            add(all, place, Completion::Kind::Key, filter, syntax.filterHelp(filter),
                QString::fromUtf8(filter) + u": ["_s);
    }
    return all;
}

std::vector<Completion> WorkflowHelp::valuesAt(const QByteArray& text, const PlaceInText& place,
                                               const Known& known) const
{
    std::vector<Completion> all;
    const lint::Syntax& syntax = m_checker->syntax();
    const QByteArray key = place.path.isEmpty() ? QByteArray() : place.path.last();
    if (place.path == QByteArrayList{"on"}) {
        for (const lint::SyntaxEvent& event : syntax.events()) {
            if (!event.isRetired)
                add(all, place, Completion::Kind::Event, event.name, event.help);
        }
    } else if (place.path.size() == 3 && place.path[0] == "on" && key == "types") {
        if (const lint::SyntaxEvent* event = syntax.event(place.path[1])) {
            for (const QByteArray& type : event->types)
                add(all, place, Completion::Kind::Value, type, event->help);
        }
    } else if (key == "runs-on") {
        for (const QByteArray& label : syntax.hostedRunners())
            add(all, place, Completion::Kind::Value, label, u"A machine of GitHub's."_s);
        add(all, place, Completion::Kind::Value, "self-hosted", u"A machine of your own."_s);
    } else if (key == "needs") {
        const auto tree = yaml::Tree::read(text);
        for (const lint::FileJob& job : tree ? lint::readWorkflowFile(*tree).jobs : std::vector<lint::FileJob>()) {
            if (place.path.size() < 2 || job.id.text() != place.path[1])
                add(all, place, Completion::Kind::Job, job.id.text().toByteArray(), job.place["name"].string());
        }
    } else if (key == "shell") {
        for (auto shell = syntax.shells().cbegin(); shell != syntax.shells().cend(); ++shell)
            add(all, place, Completion::Kind::Value, shell.key(),
                shell->isEmpty() ? QString() : u"On %1."_s.arg(QString::fromUtf8(*shell)));
    } else if (key == "uses" && place.path.contains("steps")) {
        for (const lint::Action& action : m_checker->actions().actions())
            add(all, place, Completion::Kind::Action, action.name + '@' + action.newest, action.help);
    } else if (key == "permissions") {
        add(all, place, Completion::Kind::Value, "read-all", u"GITHUB_TOKEN may read everything."_s);
    } else if (place.path.size() > 1 && place.path[place.path.size() - 2] == "permissions") {
        if (const lint::SyntaxPermission* scope = syntax.permission(key)) {
            if (scope->read)
                add(all, place, Completion::Kind::Value, "read", {});
            if (scope->write)
                add(all, place, Completion::Kind::Value, "write", {});
            add(all, place, Completion::Kind::Value, "none", {});
        }
    } else if (known.type) {
        for (const QByteArray& value : known.type->values)
            add(all, place, Completion::Kind::Value, value, known.key ? known.key->help : QString());
        if (known.type->boolean) {
            add(all, place, Completion::Kind::Value, "true", known.key ? known.key->help : QString());
            add(all, place, Completion::Kind::Value, "false", known.key ? known.key->help : QString());
        }
    }
    return all;
}

/// The action of the step that the line belongs to.
lint::ActionHelp WorkflowHelp::actionAt(const QByteArray& text, const PlaceInText& place) const
{
    const auto tree = yaml::Tree::read(text);
    if (!tree || place.path.size() < 2)
        return {};
    const lint::WorkflowFile file = partsOf(*tree, text);
    const int job = file.isAction ? 0 : file.jobIndex(place.path[1]);
    if (job < 0)
        return {};
    const lint::FileStep* found = nullptr;
    for (const lint::FileStep& step : file.jobs[static_cast<size_t>(job)].steps) {
        if (step.place.line() <= place.line)
            found = &step;
    }
    if (!found || !found->uses.isScalar())
        return {};
    const lint::Repository unknown;
    return lint::References(m_checker->actions(), m_checker->learned(), unknown)
        .help(lint::UsedAction::read(found->uses.text()));
}

std::vector<Completion> WorkflowHelp::inputsAt(const QByteArray& text, const PlaceInText& place) const
{
    std::vector<Completion> all;
    const lint::ActionHelp action = actionAt(text, place);
    if (!action.version)
        return all;
    for (const QByteArray& input : action.version->inputs) {
        if (!place.siblings.contains(input) && !action.version->deprecated.contains(input.toLower()))
            add(all, place, Completion::Kind::Key, input, action.inputHelp.value(input.toLower()),
                QString::fromUtf8(input) + u": "_s);
    }
    return all;
}

editing::PlaceHelp WorkflowHelp::helpAt(const QByteArray& text, int offset) const
{
    const PlaceInText place = PlaceInText::find(text, offset);
    if (place.kind == PlaceInText::Kind::Nowhere)
        return {};
    const bool condition = isCondition(place);
    if (inExpression(text, offset) || condition) {
        const Known known = knownAt(text, place.path);
        const ExpressionHelp help(*m_checker, text, place, known.availability, condition);
        if (const editing::PlaceHelp found = help.helpAt(offset); !found.text.isEmpty())
            return found;
    }
    const QByteArray word = text.sliced(place.word.start, place.word.length());
    const QString said = place.kind == PlaceInText::Kind::Key ? helpForKey(text, place, word)
                                                              : helpForValue(place, text, QString::fromUtf8(word));
    return said.isEmpty() ? editing::PlaceHelp() : editing::PlaceHelp{.range = place.word, .text = said};
}

QString WorkflowHelp::helpForKey(const QByteArray& text, const PlaceInText& place, const QByteArray& name) const
{
    const lint::Syntax& syntax = m_checker->syntax();
    if (place.path == QByteArrayList{"on"}) {
        const lint::SyntaxEvent* event = syntax.event(name);
        if (!event)
            return {};
        return event->types.empty() ? event->help : u"%1\nTypes: %2."_s.arg(event->help, words(event->types));
    }
    if (place.path.size() == 2 && place.path[0] == "on" && syntax.isFilter(name))
        return syntax.filterHelp(name);
    if (!place.path.isEmpty() && place.path.last() == "with" && place.path.contains("steps"))
        return actionAt(text, place).inputHelp.value(name.toLower());
    const Known known = knownAt(text, place.path);
    const lint::SyntaxKey* key = known.type ? known.type->key(name) : nullptr;
    return key ? key->help : QString();
}

QString WorkflowHelp::helpForValue(const PlaceInText& place, const QByteArray& text, const QString& word) const
{
    const QByteArray key = place.path.isEmpty() ? QByteArray() : place.path.last();
    if (key == "cron" && place.path.first() == "on") {
        const auto tree = yaml::Tree::read(text);
        if (!tree)
            return {};
        for (const yaml::Place time : tree->root()["on"]["schedule"].items()) {
            if (time["cron"].line() == place.line)
                return cronHelp(time["cron"].string(), time["timezone"].string(), m_clock.now());
        }
        return {};
    }
    if (key == "uses") {
        const lint::ActionHelp action = actionAt(text, place);
        return action.newest.isEmpty()
            ? action.help
            : u"%1\nThe newest version known is %2."_s.arg(action.help, QString::fromUtf8(action.newest));
    }
    if (place.path == QByteArrayList{"on"} || place.path == QByteArrayList{"on", "[]"}) {
        const lint::SyntaxEvent* event = m_checker->syntax().event(word.toUtf8());
        return event ? event->help : QString();
    }
    const Known known = knownAt(text, place.path);
    return known.key ? known.key->help : QString();
}

} // namespace signalbox::writing
