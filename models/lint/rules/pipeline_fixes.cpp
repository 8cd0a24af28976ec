// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lint/rules/pipeline_fixes.h"

#include "lint/inserting.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::lint {

Fix offered(const QString& title, std::vector<Edit> edits)
{
    return {.title = title, .edits = std::move(edits), .safe = false};
}

int PipelineFixes::lineStart(int offset) const
{
    return static_cast<int>(QByteArrayView(m_tree.bytes()).first(offset).lastIndexOf('\n') + 1);
}

core::TextRange PipelineFixes::wholeLines(const yaml::Place& key, const yaml::Place& value) const
{
    const auto end = m_tree.bytes().indexOf('\n', value.range().end);
    return {.start = lineStart(key.range().start), .end = static_cast<int>(end < 0 ? m_tree.bytes().size() : end + 1)};
}

std::vector<Fix> PipelineFixes::benchmarkFile(const FileJob& job, const FileStep& step) const
{
    const auto bench = std::ranges::find_if(job.steps, [](const FileStep& each) {
        return each.run.isPlain() && each.run.text().trimmed().startsWith("cargo bench")
            && !each.run.text().contains('\n') && !each.run.text().contains('|');
    });
    if (bench == job.steps.end() || step.with["tool"].text() != "cargo")
        return {};
    const QByteArray more = bench->run.text().contains(" -- ") ? " --output-format bencher | tee output.txt"
                                                               : " -- --output-format bencher | tee output.txt";
    const int end = bench->run.range().end;
    return {offered(u"Write the results to output.txt and read them there"_s,
                    {{.range = {.start = end, .end = end}, .text = more},
                     {.range = step.with["output-file-path"].range(), .text = "output.txt"}})};
}

std::vector<Fix> PipelineFixes::benchmarkGate(const FileStep& step) const
{
    std::vector<Edit> edits;
    QByteArrayList lines;
    if (!step.with["alert-threshold"].isThere())
        lines << "alert-threshold: '110%'";
    if (const yaml::Place fails = step.with["fail-on-alert"]; fails.isScalar() && !fails.range().isEmpty()) {
        if (fails.text() != "true")
            edits.push_back({.range = fails.range(), .text = "true"});
    } else {
        lines << "fail-on-alert: true";
    }
    if (!lines.isEmpty()) {
        const auto edit = Inserting(m_tree).intoMapping(step.with, lines);
        if (!edit)
            return {};
        edits.push_back(*edit);
    }
    const bool hasThreshold = step.with["alert-threshold"].isThere();
    return {offered(hasThreshold ? u"Fail when a benchmark is slower than the threshold"_s
                                 : u"Fail when a benchmark is more than 10 % slower"_s,
                    std::move(edits))};
}

std::vector<Fix> PipelineFixes::benchmarkOnPullRequest(const FileJob& job, const FileStep& step) const
{
    const yaml::Place condition = job.place["if"];
    const QByteArrayView text = condition.text().trimmed();
    const bool isThatAlone = text == "github.event_name == 'push'" || text == "${{ github.event_name == 'push' }}";
    // As the job's only key on the line of another it cannot be taken out with the line.
    if (!isThatAlone || condition.isBlockScalar() || job.place.isFlow() || job.place.isAlias() || job.place.size() < 2)
        return {};
    std::vector<Edit> edits{{.range = wholeLines(job.place.key("if"), condition), .text = {}}};
    if (const yaml::Place pushes = step.with["auto-push"]; pushes.text() == "true")
        edits.push_back({.range = pushes.range(), .text = "${{ github.event_name == 'push' }}"});
    return {offered(u"Measure pull requests too, and write down only what is pushed"_s, std::move(edits))};
}

std::vector<Fix> PipelineFixes::withoutNoCapture(const yaml::Place& run, qsizetype at) const
{
    constexpr qsizetype length = 11; // of --nocapture
    const QByteArrayView text = run.text();
    const QByteArrayView rest = text.sliced(at + length);
    const bool isLast = rest.isEmpty() || rest.startsWith('\n') || rest.startsWith(" |") || rest.startsWith(" >")
        || rest.startsWith(" &&") || rest.startsWith(';');
    qsizetype start = at;
    // Alone behind "--" that has to go too: cargo takes the dashes alone, and nobody would know what they are for.
    if (isLast && text.first(start).endsWith(" -- "))
        start -= 4;
    else if (start > 0 && text[start - 1] == ' ')
        --start;
    return {offered(u"Let the tests print when they fail"_s,
                    {{.range = run.rangeOf({.start = static_cast<int>(start), .end = static_cast<int>(at + length)}),
                      .text = {}}})};
}

std::vector<Fix> PipelineFixes::withoutStep(const FileJob& job, const FileStep& step) const
{
    const yaml::Place steps = job.place["steps"];
    if (steps.isFlow() || steps.isAlias() || step.place.isAlias() || step.id.isThere() || job.steps.size() < 2)
        return {};
    const int start = lineStart(step.place.range().start);
    const QByteArrayView lead
        = QByteArrayView(m_tree.bytes()).sliced(start, step.place.range().start - start).trimmed();
    if (lead != "-")
        return {};
    // A block scalar's range may end behind its own last line.
    int end = step.place.range().end;
    const QByteArray& bytes = m_tree.bytes();
    if (end > 0 && bytes[end - 1] != '\n') {
        const auto lineEnd = bytes.indexOf('\n', end);
        end = static_cast<int>(lineEnd < 0 ? bytes.size() : lineEnd + 1);
    }
    return {offered(u"Take this step out"_s, {{.range = {.start = start, .end = end}, .text = {}}})};
}

std::vector<Fix> PipelineFixes::keptCoverage(const FileJob& job, const FileStep& step, const QByteArray& uploader) const
{
    QByteArray report = step.with["files"].text().toByteArray();
    if (report.isEmpty())
        report = step.with["file"].text().toByteArray();
    for (const FileStep& each : job.steps) {
        if (report.isEmpty() && each.run.text().contains("cargo tarpaulin") && each.run.text().contains("--out Xml"))
            report = "cobertura.xml";
    }
    static constexpr QByteArrayView plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789./_-";
    const bool isName = !report.isEmpty() && std::ranges::all_of(report, [](char each) { return plain.contains(each); })
        && !report.startsWith('-');
    const int start = step.place.range().start;
    const int line = lineStart(start);
    const QByteArrayView lead = QByteArrayView(m_tree.bytes()).sliced(line, start - line);
    if (!isName || job.place["steps"].isFlow() || step.place.isFlow() || step.place.isAlias() || lead.trimmed() != "-")
        return {};
    const QByteArray end = m_tree.bytes().contains("\r\n") ? "\r\n" : "\n";
    const QByteArray indent(lead.size(), ' ');
    const QByteArray text = "uses: " + uploader + end + indent + "with:" + end + indent + "  name: coverage" + end
        + indent + "  path: " + report + end + lead.toByteArray();
    return {offered(u"Keep %1 as an artifact too"_s.arg(QString::fromUtf8(report)),
                    {{.range = {.start = start, .end = start}, .text = text}})};
}

} // namespace signalbox::lint
