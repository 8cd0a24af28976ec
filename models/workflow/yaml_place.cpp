// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/yaml_tree.h"

#include <array>

using namespace Qt::StringLiterals;

namespace signalbox::workflow {

YamlPlace YamlTree::root() const
{
    return m_nodes.empty() ? YamlPlace() : YamlPlace(*this, 0);
}

bool YamlPlace::isNull() const
{
    // YAML 1.2 core, which GitHub reads.
    static constexpr std::array words{""_L1, "~"_L1, "null"_L1, "Null"_L1, "NULL"_L1};
    return isScalar() && node().plain && std::ranges::find(words, node().text) != words.end();
}

int YamlPlace::line() const
{
    return m_tree ? node().line : 0;
}

QString YamlPlace::text() const
{
    return isScalar() && !isNull() ? node().text.trimmed() : QString();
}

std::vector<YamlPlace> YamlPlace::items() const
{
    std::vector<YamlPlace> places;
    if (!isSequence())
        return places;
    places.reserve(node().items.size());
    for (const size_t item : node().items)
        places.push_back(YamlPlace(*m_tree, item));
    return places;
}

std::vector<std::pair<YamlPlace, YamlPlace>> YamlPlace::pairs() const
{
    std::vector<std::pair<YamlPlace, YamlPlace>> places;
    if (!isMapping())
        return places;
    const std::vector<size_t>& items = node().items;
    places.reserve(items.size() / 2);
    for (size_t i = 0; i + 1 < items.size(); i += 2)
        places.emplace_back(YamlPlace(*m_tree, items[i]), YamlPlace(*m_tree, items[i + 1]));
    return places;
}

YamlPlace YamlPlace::operator[](QStringView key) const
{
    if (!isMapping())
        return {};
    const std::vector<size_t>& items = node().items;
    for (size_t i = 0; i + 1 < items.size(); i += 2) {
        const YamlTree::Node& name = m_tree->m_nodes[items[i]];
        if (name.kind == YamlTree::Kind::Scalar && name.text == key)
            return {*m_tree, items[i + 1]};
    }
    return {};
}

QStringList YamlPlace::texts() const
{
    QStringList found;
    if (const QString one = text(); !one.isEmpty())
        found << one;
    for (const YamlPlace& item : items()) {
        if (const QString one = item.text(); !one.isEmpty())
            found << one;
    }
    return found;
}

} // namespace signalbox::workflow
