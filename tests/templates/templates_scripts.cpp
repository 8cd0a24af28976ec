// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "templates/fill.h"
#include "yaml/place.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace signalbox;
using namespace signalbox::templates;
using namespace Qt::StringLiterals;

/// The scripts of the templates, run: what a rollback goes back to, and what the quality gates let through.
class TemplatesScripts : public QObject {
    Q_OBJECT

    struct Ran {
        int code = -1;
        QString out;
        QString errors;
    };

    void write(const QString& name, const QByteArray& text) const
    {
        const QString path = m_folder->filePath(name);
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    }

    QByteArray textOf(const QString& path) const
    {
        const auto found = std::ranges::find(m_files, path, &FilledFile::path);
        return found == m_files.end() ? QByteArray() : found->text;
    }

    Ran run(const QString& program, const QStringList& arguments, const QHash<QString, QString>& variables = {}) const
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"PATH"_s, m_folder->filePath(u"bin"_s) + u':' + environment.value(u"PATH"_s));
        environment.insert(u"REGISTRY"_s, m_folder->filePath(u"registry"_s));
        environment.insert(u"GITHUB_STEP_SUMMARY"_s, m_folder->filePath(u"summary"_s));
        for (auto each = variables.cbegin(); each != variables.cend(); ++each)
            environment.insert(each.key(), *each);
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(m_folder->path());
        process.start(program, arguments);
        if (!process.waitForFinished())
            return {};
        return {.code = process.exitCode(),
                .out = QString::fromUtf8(process.readAllStandardOutput()),
                .errors = QString::fromUtf8(process.readAllStandardError())};
    }

    Ran versions(const QStringList& arguments) const
    {
        return run(m_folder->filePath(u"deploy/versions.sh"_s), arguments);
    }

    /// What stands for a tag in the registry: its digest.
    QString tagged(const QString& tag) const
    {
        QFile file(m_folder->filePath(u"registry/"_s + tag));
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).trimmed() : QString();
    }

    void push(const QString& tag, const QString& digest) const { write(u"registry/"_s + tag, digest.toUtf8()); }

    /// The script of a step of ci.yml's job `gates`.
    QString gate(const QByteArray& name) const
    {
        const auto tree = yaml::Tree::read(textOf(u".github/workflows/ci.yml"_s));
        if (!tree)
            return {};
        for (const yaml::Place step : tree->root()["jobs"]["gates"]["steps"].items()) {
            if (step["name"].text() == name)
                return step["run"].string();
        }
        return {};
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
        const std::vector<Template> all = builtIn();
        auto files = fill(*std::ranges::find(all, u"rust"_s, &Template::id), {});
        QVERIFY(files);
        m_files = *files;
        write(u"deploy/versions.sh"_s, textOf(u"deploy/versions.sh"_s));
        write(u"deploy/deploy.sh"_s, textOf(u"deploy/deploy.sh"_s));
        write(u"deploy/healthy.sh"_s, textOf(u"deploy/healthy.sh"_s));
        // A registry that keeps a file a tag, behind the two commands of Docker that the scripts use.
        write(u"bin/docker"_s, R"(#!/bin/sh
set -eu
[ "$1 $2" = "buildx imagetools" ]
case $3 in
inspect)
    case $4 in
    *@*) digest=${4##*@} ;;
    *) digest=$(cat "$REGISTRY/${4##*:}") ;;
    esac
    case $6 in
    *Digest*) echo "$digest" ;;
    *) echo "version of $digest" ;;
    esac
    ;;
create)
    case $6 in
    *@*) digest=${6##*@} ;;
    *) digest=$(cat "$REGISTRY/${6##*:}") ;;
    esac
    echo "$digest" > "$REGISTRY/${5##*:}"
    ;;
esac
)");
        QVERIFY(QDir(m_folder->path()).mkpath(u"registry"_s));
    }

    void theLastFiveVersionsAreKeptInTheirOrder()
    {
        for (int number = 1; number <= 8; ++number) {
            const Ran kept = versions({u"keep"_s, u"host/app"_s, u"production"_s, u"host/app@sha256:%1"_s.arg(number)});
            QVERIFY2(kept.code == 0, qPrintable(kept.errors));
        }
        QCOMPARE(tagged(u"production"_s), u"sha256:8"_s);
        for (int back = 1; back <= 5; ++back)
            QCOMPARE(tagged(u"production-%1"_s.arg(back)), u"sha256:%1"_s.arg(8 - back));
        QVERIFY(tagged(u"production-6"_s).isEmpty());
    }

    void theSameVersionAgainMovesNothing()
    {
        for (const QString& digest : {u"sha256:a"_s, u"sha256:b"_s, u"sha256:b"_s})
            QCOMPARE(versions({u"keep"_s, u"host/app"_s, u"staging"_s, u"host/app@"_s + digest}).code, 0);
        QCOMPARE(tagged(u"staging"_s), u"sha256:b"_s);
        QCOMPARE(tagged(u"staging-1"_s), u"sha256:a"_s);
        QVERIFY(tagged(u"staging-2"_s).isEmpty());
    }

    void aRollbackCanBeTakenBack()
    {
        for (const QString& digest : {u"sha256:good"_s, u"sha256:bad"_s})
            versions({u"keep"_s, u"host/app"_s, u"production"_s, u"host/app@"_s + digest});
        const QString back = versions({u"digest"_s, u"host/app:production-1"_s}).out.trimmed();
        QCOMPARE(back, u"sha256:good"_s);
        versions({u"keep"_s, u"host/app"_s, u"production"_s, u"host/app@"_s + back});
        QCOMPARE(tagged(u"production"_s), u"sha256:good"_s);
        QCOMPARE(tagged(u"production-1"_s), u"sha256:bad"_s);
    }

    void environmentsHaveVersionsOfTheirOwn()
    {
        versions({u"keep"_s, u"host/app"_s, u"staging"_s, u"host/app@sha256:a"_s});
        QVERIFY(tagged(u"production"_s).isEmpty());
        const QString list = versions({u"list"_s, u"host/app"_s, u"staging"_s}).out;
        QCOMPARE(list, u"| Back | Version |\n|---|---|\n| 0 | `version of sha256:a` |\n"_s);
    }

    void aVersionThatThereIsNotIsNoSuccess()
    {
        push(u"v1"_s, u"sha256:a"_s);
        QCOMPARE(versions({u"digest"_s, u"host/app:v1"_s}).code, 0);
        QVERIFY(versions({u"digest"_s, u"host/app:v2"_s}).code != 0);
        QCOMPARE(versions({u"forget"_s}).code, 2);
    }

    void aDeploymentWithoutItsVariablesSaysWhichOneIsMissing()
    {
        const Ran none = run(m_folder->filePath(u"deploy/deploy.sh"_s), {u"host/app:v1"_s}, {{u"DEPLOY_HOST"_s, {}}});
        QVERIFY(none.code != 0);
        QVERIFY2(none.errors.contains(u"DEPLOY_HOST"_s), qPrintable(none.errors));
        const Ran url = run(m_folder->filePath(u"deploy/healthy.sh"_s), {u""_s});
        QVERIFY(url.code != 0 && url.errors.contains(u"HEALTH_URL"_s));
    }

    void anImageWhoseNameIsACommandIsNotDeployed()
    {
        const Ran ran = run(m_folder->filePath(u"deploy/deploy.sh"_s), {u"host/app;reboot"_s},
                            {{u"DEPLOY_HOST"_s, u"h"_s},
                             {u"DEPLOY_USER"_s, u"u"_s},
                             {u"DEPLOY_KNOWN_HOSTS"_s, u"k"_s},
                             {u"DEPLOY_KEY"_s, u"k"_s}});
        QCOMPARE(ran.code, 1);
        QVERIFY(ran.errors.contains(u"No image has the name"_s));
    }

    void theGateLetsThroughWhatIsCoveredEnough_data()
    {
        QTest::addColumn<QByteArray>("percent");
        QTest::addColumn<bool>("passes");
        QTest::newRow("more") << QByteArray("91.5\n") << true;
        QTest::newRow("just that") << QByteArray("80") << true;
        QTest::newRow("all") << QByteArray("100\n") << true;
        QTest::newRow("a little less") << QByteArray("79.99\n") << false;
        QTest::newRow("one digit") << QByteArray("9\n") << false;
        QTest::newRow("nothing was measured") << QByteArray("NaN\n") << false;
        QTest::newRow("nothing was written") << QByteArray("") << false;
    }

    void theGateLetsThroughWhatIsCoveredEnough()
    {
        QFETCH(const QByteArray, percent);
        QFETCH(const bool, passes);
        write(u"coverage/percent.txt"_s, percent);
        const QString script = gate("Coverage is high enough");
        QVERIFY(!script.isEmpty());
        QCOMPARE(run(u"bash"_s, {u"-e"_s, u"-c"_s, script}, {{u"LEAST"_s, u"80"_s}}).code == 0, passes);
    }

    void theGateLetsNothingThroughThatDidNotSucceed_data()
    {
        QTest::addColumn<QString>("results");
        QTest::addColumn<bool>("passes");
        QTest::newRow("all well") << u"success success success"_s << true;
        QTest::newRow("one failed") << u"success failure success"_s << false;
        QTest::newRow("one was left out") << u"success skipped"_s << false;
        QTest::newRow("one was cancelled") << u"cancelled success"_s << false;
    }

    void theGateLetsNothingThroughThatDidNotSucceed()
    {
        QFETCH(const QString, results);
        QFETCH(const bool, passes);
        const QString script = gate("Every job has passed");
        QVERIFY(!script.isEmpty());
        QCOMPARE(run(u"bash"_s, {u"-e"_s, u"-c"_s, script}, {{u"RESULTS"_s, results}}).code == 0, passes);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::vector<FilledFile> m_files;
};

QTEST_GUILESS_MAIN(TemplatesScripts)
#include "templates_scripts.moc"
