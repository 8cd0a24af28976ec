// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "expressions/language.h"
#include "expressions/scope.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace signalbox::expressions;

namespace {

QByteArrayList contextsAt(const Language& language, const Place& place)
{
    const Scope scope(language, place);
    QByteArrayList names;
    for (size_t i = 0; i < language.contexts().size(); ++i) {
        if (scope.hasContext(static_cast<int>(i)))
            names << language.contexts()[i].name;
    }
    std::ranges::sort(names);
    return names;
}

QByteArrayList specialFunctionsAt(const Language& language, const Place& place)
{
    const Scope scope(language, place);
    QByteArrayList names;
    for (size_t i = 0; i < language.functions().size(); ++i) {
        if (language.functions()[i].isSpecial && scope.hasFunction(static_cast<int>(i)))
            names << language.functions()[i].name;
    }
    std::ranges::sort(names);
    return names;
}

} // namespace

/// What GitHub's expressions know.
class ExpressionsLanguage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachPlaceHasItsContextsAndFunctions_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("contexts"); // besides github, inputs and vars
        QTest::addColumn<QByteArray>("functions");
        const auto row = [](const char* key, const char* contexts, const char* functions = "") {
            QTest::newRow(key) << QByteArray(key) << QByteArray(contexts) << QByteArray(functions);
        };
        const char* status = "always cancelled failure success";
        row("run-name", "");
        row("concurrency", "");
        row("on.workflow_call.inputs.default", "");
        row("on.workflow_call.outputs.value", "jobs");
        row("env", "secrets");
        row("jobs.if", "needs", status);
        row("jobs.strategy", "needs");
        for (const char* key :
             {"jobs.name", "jobs.runs-on", "jobs.concurrency", "jobs.environment", "jobs.continue-on-error",
              "jobs.timeout-minutes", "jobs.container", "jobs.services", "jobs.with", "jobs.snapshot"})
            row(key, "matrix needs strategy");
        row("jobs.env", "matrix needs secrets strategy");
        row("jobs.secrets", "matrix needs secrets strategy");
        row("jobs.defaults.run", "env matrix needs strategy");
        row("jobs.container.credentials", "env matrix needs secrets strategy");
        row("jobs.services.credentials", "env matrix needs secrets strategy");
        row("jobs.container.env", "env job matrix needs runner secrets strategy");
        row("jobs.services.env", "env job matrix needs runner secrets strategy");
        row("jobs.environment.url", "env job matrix needs runner steps strategy");
        row("jobs.outputs", "env job matrix needs runner secrets steps strategy");
        row("jobs.snapshot.if", "env job matrix needs runner steps strategy",
            "always cancelled failure hashFiles success");
        row("steps.if", "env job matrix needs runner steps strategy", "always cancelled failure hashFiles success");
        row("steps", "env job matrix needs runner secrets steps strategy", "hashFiles");
    }
    void eachPlaceHasItsContextsAndFunctions()
    {
        QFETCH(const QByteArray, key);
        QFETCH(const QByteArray, contexts);
        QFETCH(const QByteArray, functions);
        const Place* place = m_language.place(key);
        QVERIFY(place);
        QByteArrayList wanted = contexts.isEmpty() ? QByteArrayList() : contexts.split(' ');
        wanted << "github" << "inputs" << "vars";
        std::ranges::sort(wanted);
        QCOMPARE(contextsAt(m_language, *place), wanted);
        QCOMPARE(specialFunctionsAt(m_language, *place).join(' '), functions);
        QCOMPARE(place->takesJobNames, key == "jobs.if");
    }

    void thereAreNoOtherPlaces()
    {
        QVERIFY(!m_language.place("permissions"));
        QVERIFY(!m_language.place("JOBS.IF"));
        QVERIFY(!m_language.place(""));
    }

    void namesAreTheSameInAnyCase()
    {
        QCOMPARE(m_language.context("GitHub"), m_language.context("github"));
        QCOMPARE(m_language.function("tojson"), m_language.function("toJSON"));
        QCOMPARE(m_language.context("git"), -1);
        QCOMPARE(m_language.function(""), -1);
        const Type& github = m_language.contexts()[static_cast<size_t>(m_language.context("github"))].type;
        QVERIFY(github.property("REPOSITORYURL"));
        QVERIFY(!github.property("repositoryUrls"));
    }

    void everythingIsExplainedInASentence()
    {
        for (const Context& context : m_language.contexts()) {
            QVERIFY2(context.help.endsWith(u'.'), context.name.constData());
            QVERIFY2(!context.where.isEmpty(), context.name.constData());
            for (const Property& property : context.type.properties())
                QVERIFY2(property.help.endsWith(u'.'), property.name.constData());
        }
        for (const Function& function : m_language.functions()) {
            QVERIFY2(function.help.endsWith(u'.'), function.name.constData());
            QVERIFY2(function.signature.startsWith(QString::fromUtf8(function.name) + u'('), function.name.constData());
        }
        QCOMPARE_GE(m_language.untrusted().size(), 20U);
    }

    void twoTypesAreMergedToWhatBothKnow()
    {
        const Type one = Type::object({.properties = {{"a", Type::string(), {}}, {"b", Type::string(), {}}}});
        const Type other = Type::object({.properties = {{"A", Type::string(), {}}, {"c", Type::number(), {}}}});
        const Type both = merged(one, other);
        QVERIFY(both.isObject() && both.others());
        QCOMPARE(both.property("a")->type.kind(), Type::Kind::String);
        QVERIFY(both.property("b")->type.isAny());
        QVERIFY(merged(one, Type::string()).isAny());
        QCOMPARE(merged(Type::arrayOf(one), Type::arrayOf(one)).element().kind(), Type::Kind::Object);
        QVERIFY(merged(Type::arrayOf(one), Type::arrayOf(Type::number())).element().isAny());
        QCOMPARE(merged(one, one), one);
    }

    void aTypeWithOneMoreIsAnother()
    {
        const Type none = stepsType({});
        const Type one = none.with({"Build", m_language.step(anyTexts()), {}});
        const Type two = one.with({"a", Type::string(), {}}).with({"BUILD", Type::number(), {}});
        QCOMPARE(none.properties().size(), 0U);
        QCOMPARE(one.properties().size(), 1U);
        QCOMPARE(two.properties().size(), 2U);
        QCOMPARE(two.property("build")->type.kind(), Type::Kind::Number);
        QVERIFY(two.property("a") && !one.property("a"));
        QCOMPARE(two.unknownRule(), u"steps-unknown"_s);
        QVERIFY(!two.others());
    }

    void aBrokenTableIsNamed_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("no JSON") << "{"_ba;
        QTest::newRow("a list") << "[]"_ba;
        QTest::newRow("empty") << "{}"_ba;
        QTest::newRow("an unknown type")
            << R"({"contexts": {"a": {"help": "A.", "where": "b", "properties": {"b": ["strin", "B."]}}}})"_ba;
        QTest::newRow("no help") << R"({"contexts": {"a": {"where": "b", "properties": {}}}})"_ba;
        QTest::newRow("a place of an unknown context") << R"({"places": [{"keys": ["a"], "contexts": ["b"]}]})"_ba;
        QTest::newRow("numbers for texts") << R"({"contexts": 1, "functions": [2], "places": "a", "shapes": 4})"_ba;
    }
    void aBrokenTableIsNamed()
    {
        QFETCH(const QByteArray, json);
        const auto language = Language::read(json);
        QVERIFY(!language);
        QCOMPARE(language.error().kind, signalbox::core::ErrorKind::Malformed);
        QVERIFY(!language.error().detail.isEmpty());
    }

private:
    const Language m_language = Language::builtIn();
};

QTEST_GUILESS_MAIN(ExpressionsLanguage)
#include "expressions_language.moc"
