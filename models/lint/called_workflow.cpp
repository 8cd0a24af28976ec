// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lint/called_workflow.h"

#include "lint/workflow_file.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::lint {
namespace {

template <class Entry>
const Entry* named(const std::vector<Entry>& entries, QByteArrayView name)
{
    const auto found = std::ranges::find_if(entries, [name](const Entry& entry) { return sameName(entry.name, name); });
    return found == entries.end() ? nullptr : &*found;
}

} // namespace

const CalledWorkflow::Input* CalledWorkflow::input(QByteArrayView name) const
{
    return named(inputs, name);
}

const CalledWorkflow::Secret* CalledWorkflow::secret(QByteArrayView name) const
{
    return named(secrets, name);
}

std::optional<CalledWorkflow> readCalledWorkflow(const QByteArray& bytes)
{
    const auto tree = yaml::Tree::read(bytes);
    if (!tree || !tree->problems().empty() || !tree->root()["jobs"].isMapping())
        return {};
    const WorkflowFile file = readWorkflowFile(*tree);
    CalledWorkflow called;
    const FileEvent* call = file.event("workflow_call");
    called.isCallable = call;
    const yaml::Place config = call ? call->config : yaml::Place();
    for (const auto [name, input] : config["inputs"].pairs())
        called.inputs.push_back({.name = name.text().toByteArray(),
                                 .type = input["type"].text().toByteArray(),
                                 .isRequired = input["required"].text() == "true",
                                 .help = QString::fromUtf8(input["description"].text()).simplified()});
    for (const auto [name, secret] : config["secrets"].pairs())
        called.secrets.push_back(
            {.name = name.text().toByteArray(), .isRequired = secret["required"].text() == "true"});
    for (const auto [name, output] : config["outputs"].pairs())
        called.outputs.push_back(name.text().toByteArray());
    called.permissions = TokenPermissions::read(file.root["permissions"]);
    called.jobs.reserve(file.jobs.size());
    for (const FileJob& job : file.jobs)
        called.jobs.push_back({.id = job.id.text().toByteArray(),
                               .permissions = TokenPermissions::read(job.place["permissions"]),
                               .calls = job.place["uses"].text().toByteArray()});
    return called;
}

QString pathOfCalled(QByteArrayView uses)
{
    if ((!uses.startsWith("./") && !uses.startsWith("$/")) || uses.contains('@') || uses.contains("${{"))
        return {};
    const QString path = QString::fromUtf8(uses.sliced(2));
    const bool isInFolder = path.startsWith(".github/workflows/"_L1) && path.count(u'/') == 2
        && (path.endsWith(".yml"_L1) || path.endsWith(".yaml"_L1));
    return isInFolder ? path : QString();
}

} // namespace signalbox::lint
