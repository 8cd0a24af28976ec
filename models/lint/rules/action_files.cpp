// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lint/rules/families.h"

using namespace Qt::StringLiterals;

namespace signalbox::lint {

/// https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax
void checkActionFile(const Subject& subject)
{
    const yaml::Place runs = subject.file.root["runs"];
    const yaml::Place runtime = runs["using"];
    if (!runtime.isScalar() || runtime.isNull() || subject.tree.hasGap(runs.range()))
        return;
    const QByteArrayView text = runtime.text();
    const bool isNode = text == "node12" || text == "node16" || text == "node20" || text == "node24";
    if (!isNode && text != "composite" && text != "docker")
        return subject.report.add("action-using"_L1, runtime,
                                  u"%1 runs nothing; it is node24, docker or composite."_s.arg(quoted(text)));
    if (text == "node12" || text == "node16")
        subject.report.add("action-using"_L1, Severity::Warning, runtime.range(),
                           u"Runners no longer have %1; write node24."_s.arg(quoted(text)));
    const QByteArrayView needed = isNode ? "main" : text == "docker" ? "image" : "steps";
    if (!runs[needed].isThere())
        subject.report.add("action-runs"_L1, runtime,
                           u"An action that uses %1 needs %2."_s.arg(quoted(text), quoted(needed)));
    for (const yaml::Place step : runs["steps"].items()) {
        if (text == "composite" && step["run"].isThere() && !step["shell"].isThere())
            subject.report.add("action-shell"_L1, step.key("run"),
                               u"A script of a composite action names its shell; write 'shell: bash'."_s);
    }
}

} // namespace signalbox::lint
