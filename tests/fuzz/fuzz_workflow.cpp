// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any file: it is read as YAML, judged as a workflow or an action, mended, and asked what may stand at a place of it;
// all that is said lies inside of it.
#include "lint/fixing.h"
#include "lint/shell_scripts.h"
#include "target.h"
#include "writing/workflow_help.h"
#include "yaml/place.h"

using namespace signalbox;
using signalbox::fuzz::require;

namespace {

const std::shared_ptr<const lint::Checker>& checker()
{
    static const auto made = std::make_shared<const lint::Checker>();
    return made;
}

void requireInside(core::TextRange range, QByteArrayView text)
{
    require(range.start >= 0 && range.start <= range.end && range.end <= text.size(), "a range lies in its text");
}

/// Each place of the tree, and each byte of each value, leads into the file.
void walk(const yaml::Place& place, QByteArrayView text, int& patience)
{
    if (--patience < 0)
        return;
    requireInside(place.range(), text);
    for (int at = 0; at <= place.text().size(); at += 7)
        require(place.offsetOf(at) >= 0 && place.offsetOf(at) <= text.size(), "a byte of a value lies in its file");
    for (const yaml::Place item : place.items())
        walk(item, text, patience);
    for (const auto [key, value] : place.pairs()) {
        walk(key, text, patience);
        walk(value, text, patience);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const QByteArray text(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const auto tree = yaml::Tree::read(text);
    require(tree.has_value(), "a small file is a tree");
    int patience = 20'000;
    walk(tree->root(), text, patience);
    const QString path = size % 5 == 0 ? QStringLiteral("action.yml") : QString();
    for (const lint::Diagnostic& found : checker()->check(text, path)) {
        requireInside(found.range, text);
        require(!found.message.isEmpty() && found.message.size() < 2000, "a message is short and says something");
        for (const lint::Fix& fix : found.fixes) {
            require(!fix.edits.empty() && !fix.title.isEmpty(), "a fix changes something");
            for (const lint::Edit& edit : fix.edits)
                requireInside(edit.range, text);
        }
    }
    lint::mended(*checker(), text, path, {});
    lint::shellScripts(lint::readWorkflowFile(*tree));
    static const core::SystemClock clock;
    static const writing::WorkflowHelp help(checker(), clock);
    const auto offset = static_cast<int>(size > 0 ? (data[size - 1] * 257 + size / 2) % (size + 1) : 0);
    for (const editing::Completion& offer : help.completions(text, offset))
        requireInside(offer.replaced, text);
    requireInside(help.helpAt(text, offset).range, text);
    return 0;
}
