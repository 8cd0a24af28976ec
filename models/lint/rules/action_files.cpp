// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lint/rules/families.h"

#include <QDir>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace signalbox::lint {
namespace {

/// What runs an action, what it cannot do without, and what it may have beside.
struct Runtime {
    QByteArrayView kind; ///< as a message names it
    QByteArrayView needed;
    std::vector<QByteArrayView> keys;
};

const Runtime& runtimeOf(QByteArrayView usingText)
{
    static const std::array<Runtime, 3> all{
        Runtime{.kind = "composite", .needed = "steps", .keys = {"using", "steps"}},
        Runtime{.kind = "docker",
                .needed = "image",
                .keys = {"using", "image", "entrypoint", "args", "env", "pre-entrypoint", "pre-if", "post-entrypoint",
                         "post-if"}},
        Runtime{.kind = "node", .needed = "main", .keys = {"using", "main", "pre", "pre-if", "post", "post-if"}},
    };
    const auto found = std::ranges::find(all, usingText, &Runtime::kind);
    return found == all.end() ? all.back() : *found;
}

/// https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax
class ActionRules {
public:
    explicit ActionRules(const Subject& subject)
        : m_subject(subject)
        , m_report(subject.report)
        , m_root(subject.file.root)
        , m_runs(m_root["runs"])
    {
    }

    void check()
    {
        checkDescriptions();
        const yaml::Place runtime = m_runs["using"];
        if (!runtime.isScalar() || runtime.isNull() || m_subject.tree.hasGap(m_runs.range()))
            return;
        const QByteArrayView text = runtime.text();
        const bool isNode = text == "node12" || text == "node16" || text == "node20" || text == "node24";
        if (!isNode && text != "composite" && text != "docker")
            return m_report.add("action-using"_L1, runtime,
                                u"%1 runs nothing; it is node24, docker or composite."_s.arg(quoted(text)));
        if (text == "node12" || text == "node16")
            m_report.add("action-using"_L1, Severity::Warning, runtime.range(),
                         u"Runners no longer have %1; write node24."_s.arg(quoted(text)));
        checkKeys(runtime, runtimeOf(text));
        checkConditions(runtimeOf(text));
        checkOutputs(text == "composite");
        if (text == "composite")
            checkShells();
        else if (text == "docker")
            checkImage();
        else
            for (const QByteArrayView script : {"main", "pre", "post"})
                checkFile(m_runs[script]);
    }

private:
    /// Whoever uses the action reads these; a runner does not.
    void checkDescriptions()
    {
        const core::TextRange start{.start = m_root.range().start, .end = m_root.range().start};
        for (const QByteArrayView key : {"name", "description"}) {
            if (!m_root[key].isThere() && !m_subject.tree.hasGap(m_root.range()))
                m_report.add("action-description"_L1, start, u"The action has no %1."_s.arg(quoted(key)));
        }
        for (const QByteArrayView list : {"inputs", "outputs"}) {
            for (const auto [name, value] : m_root[list].pairs()) {
                if (name.isScalar() && !value["description"].isThere() && !m_subject.tree.hasGap(value.range()))
                    m_report.add("action-description"_L1, name, u"%1 has no description."_s.arg(quoted(name.text())));
            }
        }
    }

    void checkKeys(const yaml::Place& runtime, const Runtime& wanted)
    {
        const SyntaxType& type = m_subject.syntax.type("actionRuns");
        for (const auto [key, value] : m_runs.pairs()) {
            if (type.key(key.text()) && !std::ranges::contains(wanted.keys, key.text()))
                m_report.add("unexpected-key"_L1, key,
                             u"An action that uses %1 takes no %2."_s.arg(quoted(runtime.text()), quoted(key.text())));
        }
        if (!m_runs[wanted.needed].isThere() && !hasSlip(type, m_runs, {wanted.needed}))
            m_report.add("action-runs"_L1, runtime,
                         u"An action that uses %1 needs %2."_s.arg(quoted(runtime.text()), quoted(wanted.needed)));
    }

    /// Of a script that there is not.
    void checkConditions(const Runtime& wanted)
    {
        const bool isImage = wanted.kind == "docker";
        for (const QByteArrayView when : {"pre", "post"}) {
            const QByteArray condition = when.toByteArray() + "-if";
            const QByteArray script = when.toByteArray() + (isImage ? "-entrypoint" : "");
            if (wanted.kind != "composite" && m_runs[condition].isThere() && !m_runs[script].isThere())
                m_report.add("action-runs"_L1, Severity::Warning, m_runs.key(condition).range(),
                             u"%1 decides nothing: there is no %2."_s.arg(quoted(condition), quoted(script)));
        }
    }

    void checkOutputs(bool isComposite)
    {
        for (const auto [name, output] : m_root["outputs"].pairs()) {
            const yaml::Place value = output["value"];
            if (isComposite && !value.isThere() && !m_subject.tree.hasGap(m_root["outputs"].range()))
                m_report.add(
                    "action-output-value"_L1, name,
                    u"%1 is always empty: an output of a composite action has a value."_s.arg(quoted(name.text())));
            else if (!isComposite && value.isThere())
                m_report.add("action-output-value"_L1, output.key("value"),
                             u"The value is not read: the action's program sets the output."_s);
        }
    }

    void checkShells()
    {
        for (const FileStep& step : m_subject.file.jobs.front().steps) {
            if (step.run.isThere() && !step.place["shell"].isThere())
                m_report.add("action-shell"_L1, step.place.key("run"),
                             u"A script of a composite action names its shell; write 'shell: bash'."_s);
        }
    }

    void checkImage()
    {
        const yaml::Place image = m_runs["image"];
        if (!image.isScalar() || image.isNull() || hasExpression(image.text()) || image.text().startsWith("docker://"))
            return;
        const QByteArray name = image.text().sliced(image.text().lastIndexOf('/') + 1).toByteArray().toLower();
        if (!name.startsWith("dockerfile.") && !name.endsWith("dockerfile"))
            return m_report.add(
                "docker-format"_L1, image,
                u"%1 is no image; write docker://IMAGE:TAG, or the path of a Dockerfile."_s.arg(quoted(image.text())));
        checkFile(image);
    }

    /// A path from the folder of the action.
    void checkFile(const yaml::Place& file)
    {
        if (!file.isScalar() || file.isNull() || m_subject.path.isEmpty() || hasExpression(file.text()))
            return;
        const qsizetype slash = m_subject.path.lastIndexOf(u'/');
        const QString path = QDir::cleanPath(m_subject.path.first(slash + 1) + QString::fromUtf8(file.text()));
        if (m_subject.references.repository().presence(path) != Presence::Missing)
            return;
        // What is built is often not kept in the repository, and put there when the action is released.
        static constexpr std::array<QByteArrayView, 5> built{"dist/", "lib/", "build/", "out/", "target/"};
        const bool isBuilt
            = std::ranges::any_of(built, [&](QByteArrayView each) { return file.text().contains(each); });
        m_report.add("action-file"_L1, isBuilt ? Severity::Hint : Severity::Warning, file.range(),
                     u"There is no file %1 in this repository."_s.arg(quoted(path.toUtf8())));
    }

    const Subject& m_subject;
    Report& m_report;
    const yaml::Place m_root;
    const yaml::Place m_runs;
};

} // namespace

void checkActionFile(const Subject& subject)
{
    ActionRules(subject).check();
}

} // namespace signalbox::lint
