// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/dispatch_inputs.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace signalbox;
using workflow::DispatchInput;
using workflow::DispatchInputs;
using Type = workflow::DispatchInput::Type;

namespace {

DispatchInputs read(const QByteArray& text)
{
    return workflow::readDispatchInputs(text).value_or(DispatchInputs{});
}

/// What is read of one input's body, which is indented by eight.
DispatchInputs inputsOf(const QByteArray& inputs)
{
    return read("on:\n  workflow_dispatch:\n    inputs:\n" + inputs + "jobs: {}\n");
}

DispatchInput one(const QByteArray& body)
{
    const auto all = inputsOf("      it:\n" + body);
    return all.inputs.empty() ? DispatchInput{} : all.inputs.front();
}

} // namespace

class WorkflowDispatchInputs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theTriggerIsFoundInEachForm_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("isOffered");
        QTest::newRow("name") << "on: workflow_dispatch\njobs: {}\n"_ba << true;
        QTest::newRow("list") << "on: [push, workflow_dispatch]\n"_ba << true;
        QTest::newRow("mapping without anything") << "on:\n  push:\n  workflow_dispatch:\n"_ba << true;
        QTest::newRow("empty mapping") << "on:\n  workflow_dispatch: {}\n"_ba << true;
        QTest::newRow("yaml 1.1") << "true:\n  workflow_dispatch:\n"_ba << true;
        QTest::newRow("called only") << "on:\n  workflow_call:\n    inputs: {a: {type: string}}\n"_ba << false;
        QTest::newRow("pushed only") << "on: push\n"_ba << false;
        QTest::newRow("a job of that name") << "on: push\njobs:\n  workflow_dispatch: {}\n"_ba << false;
        QTest::newRow("nothing") << ""_ba << false;
        QTest::newRow("no yaml") << "\x00\xff{{{"_ba << false;
        QTest::newRow("a text") << "workflow_dispatch"_ba << false;
    }
    void theTriggerIsFoundInEachForm()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const bool, isOffered);
        const auto inputs = workflow::readDispatchInputs(text);
        QVERIFY(inputs);
        QCOMPARE(inputs->isOffered, isOffered);
        QVERIFY(inputs->inputs.empty());
    }

    void everyTypeIsReadAsWritten()
    {
        const auto all
            = inputsOf("      target:\n        description: Where to\n        required: true\n"
                       "        type: environment\n"
                       "      level:\n        type: choice\n        options: [low, high]\n        default: high\n"
                       "      dry:\n        type: boolean\n        default: true\n"
                       "      times:\n        type: number\n        default: 3\n"
                       "        deprecationMessage: Use level\n"
                       "      note:\n");
        QVERIFY2(all.problems.empty(), all.problems.empty() ? "" : qPrintable(all.problems.front().what));
        QCOMPARE(all.inputs.size(), 5U);
        const DispatchInput target{.id = u"target"_s,
                                   .description = u"Where to"_s,
                                   .type = Type::Environment,
                                   .required = true,
                                   .standard = {},
                                   .line = 4};
        QCOMPARE(all.inputs[0], target);
        QCOMPARE(all.inputs[1].options, (QStringList{u"low"_s, u"high"_s}));
        QCOMPARE(all.inputs[1].begin(), u"high"_s);
        QCOMPARE(all.inputs[2].begin(), u"true"_s);
        QCOMPARE(all.inputs[3].type, Type::Number);
        QCOMPARE(all.inputs[3].deprecation, u"Use level"_s);
        QCOMPARE(all.inputs[4].type, Type::String);
        QCOMPARE(all.inputs[4].begin(), QString());
        QCOMPARE(all.input(u"TARGET"), &all.inputs[0]);
    }

    void aValueIsWhatGitHubMakesOfIt_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("begins");
        QTest::newRow("a boolean for a string") << "        default: false\n"_ba << u"false"_s;
        QTest::newRow("a number for a string") << "        default: 14\n"_ba << u"14"_s;
        QTest::newRow("3.10 is 3.1") << "        default: 3.10\n"_ba << u"3.1"_s;
        QTest::newRow("in quotes it stays") << "        default: '3.10'\n"_ba << u"3.10"_s;
        QTest::newRow("several lines") << "        default: |\n          a\n          b\n"_ba << u"a\nb\n"_s;
        QTest::newRow("null") << "        default: null\n"_ba << QString();
        QTest::newRow("a word in capitals") << "        type: boolean\n        default: True\n"_ba << u"true"_s;
        QTest::newRow("a boolean without") << "        type: boolean\n"_ba << u"false"_s;
        QTest::newRow("a choice without") << "        type: choice\n        options: [b, a]\n"_ba << u"b"_s;
        QTest::newRow("options that are numbers")
            << "        type: choice\n        options: [3.10, '3.10']\n"_ba << u"3.1"_s;
    }
    void aValueIsWhatGitHubMakesOfIt()
    {
        QFETCH(const QByteArray, body);
        QFETCH(const QString, begins);
        QCOMPARE(one(body).begin(), begins);
    }

    void aMistakeIsReadAround_data()
    {
        QTest::addColumn<QByteArray>("inputs");
        QTest::addColumn<int>("kept");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("says");
        QTest::newRow("an unknown type") << "      it:\n        type: date\n"_ba << 1 << 5
                                         << u"none that GitHub knows"_s;
        QTest::newRow("a choice of nothing")
            << "      it:\n        type: choice\n"_ba << 1 << 4 << u"without options"_s;
        QTest::newRow("a default outside")
            << "      it:\n        type: choice\n        options: [a]\n        default: b\n"_ba << 1 << 7
            << u"not of its type"_s;
        QTest::newRow("a default of another type")
            << "      it:\n        type: boolean\n        default: maybe\n"_ba << 1 << 6 << u"not of its type"_s;
        QTest::newRow("no number") << "      it:\n        type: number\n        default: many\n"_ba << 1 << 6
                                   << u"not of its type"_s;
        QTest::newRow("a list as default") << "      it:\n        default: [1]\n"_ba << 1 << 5 << u"no single value"_s;
        QTest::newRow("no boolean") << "      it:\n        required: perhaps\n"_ba << 1 << 5 << u"neither true nor"_s;
        QTest::newRow("a scalar body") << "      it: text\n"_ba << 1 << 4 << u"no mapping"_s;
        QTest::newRow("twice") << "      it:\n      IT:\n"_ba << 1 << 5 << u"two inputs"_s;
        QTest::newRow("no name") << "      9it:\n"_ba << 1 << 4 << u"begins with a letter"_s;
        QTest::newRow("an empty name") << "      '':\n"_ba << 0 << 4 << u"no name"_s;
    }
    void aMistakeIsReadAround()
    {
        QFETCH(const QByteArray, inputs);
        QFETCH(const int, kept);
        QFETCH(const int, line);
        QFETCH(const QString, says);
        const auto all = inputsOf(inputs + "      behind:\n        type: boolean\n");
        QVERIFY(all.isOffered);
        QCOMPARE(std::ssize(all.inputs), kept + 1);
        QCOMPARE(all.inputs.back().type, Type::Boolean);
        const auto said
            = [&](const workflow::Problem& problem) { return problem.line == line && problem.what.contains(says); };
        QVERIFY2(std::ranges::any_of(all.problems, said),
                 all.problems.empty() ? "nothing was said" : qPrintable(all.problems.front().what));
    }

    void inputsThatAreAListAreNone()
    {
        const auto all = read("on:\n  workflow_dispatch:\n    inputs: [a, b]\n");
        QVERIFY(all.isOffered);
        QVERIFY(all.inputs.empty());
        QCOMPARE(all.problems.size(), 1U);
    }

    void moreInputsThanGitHubTakesAreToldOf()
    {
        QByteArray lines;
        for (int i = 0; i < 25; ++i)
            lines += "      i" + QByteArray::number(i) + ":\n";
        QVERIFY(inputsOf(lines).problems.empty());
        const auto more = inputsOf(lines + "      last:\n");
        QCOMPARE(more.inputs.size(), 26U);
        QCOMPARE(more.problems.size(), 1U);
        QCOMPARE(more.problems.front().line, 29);
    }

    void aFileThatIsTooLargeIsRefused()
    {
        const auto all = workflow::readDispatchInputs(QByteArray(2'000'000, '#'));
        QVERIFY(!all);
        QCOMPARE(all.error().kind, core::ErrorKind::Malformed);
    }

    void eachValueIsJudgedByItsType_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("value");
        QTest::addColumn<bool>("fits");
        const QByteArray number = "        type: number\n";
        for (const auto* const text : {"3", "-1", "0.5", "1e3", "+4"})
            QTest::addRow("number %s", text) << number << QString::fromLatin1(text) << true;
        for (const auto* const text : {"three", "1,5", " 3", "3 ", "0x", "nan", "inf", "1e999", "--1", "٣"})
            QTest::addRow("no number %s", text) << number << QString::fromUtf8(text) << false;
        QTest::newRow("an empty number") << number << QString() << true;
        const QByteArray choice = "        type: choice\n        options: [a, b]\n";
        QTest::newRow("a choice") << choice << u"b"_s << true;
        QTest::newRow("another case") << choice << u"B"_s << false;
        QTest::newRow("no option") << choice << u"c"_s << false;
        const QByteArray boolean = "        type: boolean\n";
        QTest::newRow("true") << boolean << u"true"_s << true;
        QTest::newRow("yes") << boolean << u"yes"_s << false;
        const QByteArray required = "        required: true\n";
        QTest::newRow("required and there") << required << u" "_s << true;
        QTest::newRow("required and empty") << required << QString() << false;
        QTest::newRow("an environment") << "        type: environment\n"_ba << u"any name"_s << true;
    }
    void eachValueIsJudgedByItsType()
    {
        QFETCH(const QByteArray, body);
        QFETCH(const QString, value);
        QFETCH(const bool, fits);
        QCOMPARE(workflow::dispatchProblem(one(body), value).isEmpty(), fits);
    }

    void onlyWhatSaysSomethingIsSent()
    {
        const auto all
            = inputsOf("      a:\n      b:\n        default: x\n      c:\n        type: boolean\n      d:\n");
        QCOMPARE(workflow::sentValues(all, {}), (workflow::DispatchValues{{u"b"_s, u"x"_s}, {u"c"_s, u"false"_s}}));
        // An emptied default must be sent, or GitHub puts it back.
        QCOMPARE(workflow::sentValues(all, {{u"a"_s, u"1"_s}, {u"b"_s, QString()}, {u"gone"_s, u"2"_s}}),
                 (workflow::DispatchValues{{u"a"_s, u"1"_s}, {u"b"_s, QString()}, {u"c"_s, u"false"_s}}));
    }

    void togetherTheyAreNoMoreThanGitHubTakes()
    {
        const auto two = inputsOf("      a:\n      b:\n");
        const QString half(32'000, u'x');
        QVERIFY(workflow::dispatchProblem(two, {{u"a"_s, half}, {u"b"_s, half}}).isEmpty());
        const QString problem = workflow::dispatchProblem(two, {{u"a"_s, half}, {u"b"_s, half + half}});
        QVERIFY2(problem.contains(u"shorten"_s), qPrintable(problem));
        // What JSON escapes counts as it is sent.
        QVERIFY(!workflow::dispatchProblem(two, {{u"a"_s, QString(33'000, u'"')}}).isEmpty());
        QByteArray lines;
        for (int i = 0; i < 26; ++i)
            lines += "      i" + QByteArray::number(i) + ":\n        default: 1\n";
        QVERIFY(workflow::dispatchProblem(inputsOf(lines), {}).contains(u"26"_s));
        QVERIFY(workflow::dispatchProblem(inputsOf(lines), {{u"i3"_s, QString()}}).contains(u"26"_s)); // still told
    }
};

QTEST_GUILESS_MAIN(WorkflowDispatchInputs)
#include "workflow_dispatch_inputs.moc"
