// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lint/action_file.h"

#include "yaml/place.h"

using namespace Qt::StringLiterals;

namespace signalbox::lint {
namespace {

/// A text of somebody else's file for a help of a few lines.
QString sentence(const yaml::Place& text)
{
    constexpr qsizetype most = 400;
    const QString words = QString::fromUtf8(text.text()).simplified();
    return words.size() > most ? words.first(most - 1) + u'…' : words;
}

void readInputs(ActionFile& file, const yaml::Place& inputs)
{
    ActionVersion& version = file.version;
    for (const auto [key, input] : inputs.pairs()) {
        const QByteArray name = key.text().toByteArray();
        version.inputs.push_back(name);
        const yaml::Place preset = input["default"];
        if (input["required"].text() == "true" && !preset.isThere())
            version.required.push_back(name);
        if (const yaml::Place instead = input["deprecationMessage"]; instead.isThere())
            version.deprecated.insert(name.toLower(), sentence(instead));
        if (const QString help = sentence(input["description"]); !help.isEmpty())
            file.inputHelp.insert(name.toLower(), help);
    }
}

} // namespace

std::optional<ActionFile> readActionFile(const QByteArray& bytes)
{
    const auto tree = yaml::Tree::read(bytes);
    if (!tree || !tree->problems().empty() || !tree->root()["runs"].isMapping())
        return {};
    const yaml::Place root = tree->root();
    ActionFile file;
    const QString name = sentence(root["name"]);
    const QString description = sentence(root["description"]);
    file.help = name.isEmpty() ? description : description.isEmpty() ? name : u"%1: %2"_s.arg(name, description);
    readInputs(file, root["inputs"]);
    for (const auto [key, output] : root["outputs"].pairs())
        file.version.outputs.push_back(key.text().toByteArray());
    file.version.hasPre = root["runs"]["pre"].isThere() || root["runs"]["pre-entrypoint"].isThere();
    file.version.runtime = root["runs"]["using"].text().toByteArray();
    // A composite action has the outputs that it names and no others; a script may set one that nobody has named.
    file.version.areOutputsKnown = file.version.runtime == "composite" || !file.version.outputs.empty();
    return file;
}

} // namespace signalbox::lint
