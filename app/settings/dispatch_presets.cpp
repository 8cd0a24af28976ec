// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/dispatch_presets.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::settings {
namespace {

constexpr auto presetsKey = "dispatch"_L1;
constexpr auto nameKey = "name"_L1;
constexpr auto inputsKey = "inputs"_L1;
constexpr auto valuesKey = "values"_L1;

} // namespace

DispatchPresets::DispatchPresets(const QString& file)
    : m_list(file, presetsKey)
{
}

std::vector<DispatchPresets::Entry> DispatchPresets::all() const
{
    std::vector<Entry> found;
    m_list.read([&found](const QSettings& kept) {
        const auto scope = scopeOf(kept);
        if (!scope || scope->workflow.isEmpty())
            return;
        Entry entry{.scope = *scope, .preset = {.name = kept.value(nameKey).toString(), .values = {}}};
        const QStringList inputs = kept.value(inputsKey).toStringList();
        const QStringList values = kept.value(valuesKey).toStringList();
        for (qsizetype at = 0; at < std::min(inputs.size(), values.size()); ++at)
            entry.preset.values.insert(inputs[at], values[at]);
        found.push_back(std::move(entry));
    });
    return found;
}

std::optional<core::DispatchPreset> DispatchPresets::last(const Scope& scope) const
{
    for (const Entry& entry : all()) {
        if (entry.scope == scope && entry.preset.name.isEmpty())
            return entry.preset;
    }
    return std::nullopt;
}

std::vector<core::DispatchPreset> DispatchPresets::named(const Scope& scope) const
{
    std::vector<core::DispatchPreset> presets;
    for (const Entry& entry : all()) {
        if (entry.scope == scope && !entry.preset.name.isEmpty())
            presets.push_back(entry.preset);
    }
    return presets;
}

core::Result<void> DispatchPresets::keepLast(const Scope& scope, const QMap<QString, QString>& values)
{
    auto entries = all();
    std::erase_if(entries, [&](const Entry& entry) { return entry.scope == scope && entry.preset.name.isEmpty(); });
    entries.push_back({.scope = scope, .preset = {.name = {}, .values = values}});
    return write(entries);
}

core::Result<void> DispatchPresets::keepNamed(const Scope& scope, const std::vector<core::DispatchPreset>& presets)
{
    auto entries = all();
    std::erase_if(entries, [&](const Entry& entry) { return entry.scope == scope && !entry.preset.name.isEmpty(); });
    for (const core::DispatchPreset& preset : presets)
        entries.push_back({.scope = scope, .preset = preset});
    return write(entries);
}

core::Result<void> DispatchPresets::write(const std::vector<Entry>& entries)
{
    return m_list.write(std::ssize(entries), [&entries](QSettings& kept, qsizetype index) {
        const auto& [scope, preset] = entries[size_t(index)];
        setScope(kept, scope);
        kept.setValue(nameKey, preset.name);
        kept.setValue(inputsKey, QStringList(preset.values.keys()));
        kept.setValue(valuesKey, QStringList(preset.values.values()));
    });
}

} // namespace signalbox::settings
