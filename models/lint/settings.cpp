// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lint/settings.h"

#include "core/text_lines.h"
#include "lint/report.h"
#include "lint/rules.h"
#include "yaml/place.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::lint {
namespace {

constexpr QByteArrayView mark("signalbox-lint: ignore");

/// A comment that takes findings back.
struct Suppression {
    int line = 0; ///< whose findings are meant
    QStringList rules;
    bool hasReason = false;
    core::TextRange range; ///< of the comment
};

std::unexpected<Diagnostic> refuse(core::TextRange range, const QString& what)
{
    return std::unexpected(
        Diagnostic{.rule = u"settings"_s, .severity = Severity::Error, .range = range, .message = what, .fixes = {}});
}

std::optional<Suppression> suppressionIn(QByteArrayView line, int number, int start)
{
    const auto at = line.indexOf(mark);
    const auto hash = at < 0 ? -1 : line.first(at).lastIndexOf('#');
    if (hash < 0 || !line.sliced(hash + 1, at - hash - 1).trimmed().isEmpty())
        return {};
    const QByteArrayView rest = line.sliced(at + mark.size());
    const auto dashes = rest.indexOf("--");
    Suppression found{.line = line.first(hash).trimmed().isEmpty() ? number + 1 : number,
                      .hasReason = dashes >= 0 && !rest.sliced(dashes + 2).trimmed().isEmpty(),
                      .range = {.start = start + static_cast<int>(hash), .end = start + static_cast<int>(line.size())}};
    for (const QByteArray& rule : (dashes < 0 ? rest : rest.first(dashes)).toByteArray().split(','))
        found.rules << QString::fromUtf8(rule.trimmed());
    return found;
}

/// Comments on lines of their own that follow each other speak of the first line behind them.
std::vector<Suppression> suppressionsIn(QByteArrayView text, const core::TextLines& lines)
{
    std::vector<Suppression> found;
    if (!text.contains(mark))
        return found;
    for (int number = 1; number <= lines.count(); ++number) {
        const core::TextRange range = lines.lineRange(number);
        if (const auto one = suppressionIn(text.sliced(range.start, range.length()), number, range.start))
            found.push_back(*one);
    }
    for (size_t i = found.size(); i-- > 1;) {
        if (found[i - 1].line == lines.lineAt(found[i].range.start) && found[i].line > found[i - 1].line)
            found[i - 1].line = found[i].line;
    }
    return found;
}

} // namespace

core::Result<Settings> Settings::read(const QByteArray& text)
{
    return readOrTell(text).transform_error([&](const Diagnostic& mistake) {
        return core::Error{
            .kind = core::ErrorKind::Rejected,
            .what = u"line %1: %2"_s.arg(core::TextLines(text).lineAt(mistake.range.start)).arg(mistake.message),
            .advice = u"See `signalbox lint --help` for what settings there are."_s};
    });
}

std::optional<Diagnostic> Settings::mistakeIn(const QByteArray& text)
{
    const auto settings = readOrTell(text);
    return settings ? std::nullopt : std::optional(settings.error());
}

std::expected<Settings, Diagnostic> Settings::readOrTell(const QByteArray& text)
{
    const auto tree = yaml::Tree::read(text);
    if (!tree)
        return refuse({}, tree.error().what);
    if (!tree->problems().empty())
        return refuse(tree->problems().front().range, tree->problems().front().what);
    static const QHash<QByteArray, std::optional<Severity>> levels{
        {"off", {}}, {"error", Severity::Error}, {"warning", Severity::Warning}, {"hint", Severity::Hint}};
    Settings settings;
    for (const auto [key, value] : tree->root().pairs()) {
        if (key.text() == "rules") {
            for (const auto [rule, level] : value.pairs()) {
                if (!findRule(rule.string()))
                    return refuse(rule.range(), u"There is no rule %1."_s.arg(quoted(rule.text())));
                const auto known = levels.constFind(level.text().toByteArray());
                if (known == levels.cend())
                    return refuse(level.range(),
                                  u"%1 is none of off, error, warning and hint."_s.arg(quoted(level.text())));
                settings.m_severities.insert(rule.string(), *known);
            }
        } else if (key.text() == "ignore") {
            for (const QString& pattern : value.strings())
                settings.m_ignored.emplace_back(pattern);
        } else {
            return refuse(key.range(),
                          u"There is no setting %1; there are rules and ignore."_s.arg(quoted(key.text())));
        }
    }
    return settings;
}

bool Settings::leavesOut(const QString& path) const
{
    return std::ranges::any_of(m_ignored, [&](const core::Glob& pattern) { return pattern.matches(path); });
}

std::vector<Diagnostic> Settings::applied(std::vector<Diagnostic> diagnostics, const QByteArray& text) const
{
    if (!m_severities.isEmpty()) {
        std::erase_if(diagnostics, [this](const Diagnostic& each) {
            const auto level = m_severities.constFind(each.rule);
            return level != m_severities.cend() && !*level;
        });
        for (Diagnostic& each : diagnostics) {
            const auto level = m_severities.constFind(each.rule);
            if (level != m_severities.cend())
                each.severity = level->value_or(each.severity);
        }
    }
    const core::TextLines lines(text);
    for (const Suppression& comment : suppressionsIn(text, lines)) {
        if (!comment.hasReason) {
            diagnostics.push_back({.rule = u"suppression-reason"_s,
                                   .severity = Severity::Warning,
                                   .range = comment.range,
                                   .message = u"This takes nothing back: say why, behind '--'."_s,
                                   .fixes = {}});
            continue;
        }
        std::erase_if(diagnostics, [&](const Diagnostic& each) {
            return comment.rules.contains(each.rule) && lines.lineAt(each.range.start) == comment.line;
        });
    }
    return diagnostics;
}

} // namespace signalbox::lint
