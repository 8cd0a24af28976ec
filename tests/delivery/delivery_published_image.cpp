// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/published_image.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::delivery;
using namespace Qt::StringLiterals;

namespace {

const core::RepositoryName yard{u"Switchyard"_s, u"Yard"_s};
const RollbackVersion version{.name = u"v1.4.1"_s, .commit = u"0123456789abcdef0123456789abcdef01234567"_s};

/// Each image as `docker pull` takes it.
QStringList imagesIn(const QByteArray& workflow)
{
    QStringList all;
    for (const QString& published : publishedImages(workflow)) {
        for (const ImageReference& image : imagesOf(published, version, yard))
            all << u"%1/%2:%3"_s.arg(image.registry, image.name, image.tag);
    }
    return all;
}

QByteArray step(const QByteArray& text)
{
    return "on: push\njobs:\n  image:\n    runs-on: ubuntu-latest\n    steps:\n" + text;
}

} // namespace

/// Which images a workflow's file says that it pushes, for a version.
class DeliveryPublishedImage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatAFilePushesIsFound_data()
    {
        QTest::addColumn<QByteArray>("workflow");
        QTest::addColumn<QStringList>("images");
        const QString commit = version.commit;
        QTest::newRow("Docker Hub, by commit; latest says nothing")
            << step("      - uses: docker/build-push-action@v5\n        with:\n          push: true\n"
                    "          tags: |\n            langgraph/rust:latest\n"
                    "            langgraph/rust:${{ github.sha }}\n")
            << QStringList{u"docker.io/langgraph/rust:"_s + commit};
        QTest::newRow("of the repository's name, in small letters")
            << step("      - uses: docker/build-push-action@v7\n        with:\n"
                    "          tags: ghcr.io/${{ github.repository }}:${{ github.ref_name }}\n")
            << QStringList{u"ghcr.io/switchyard/yard:v1.4.1"_s};
        QTest::newRow("by an input, with its v and without")
            << step("      - uses: docker/build-push-action@v7\n        with:\n"
                    "          tags: 'ghcr.io/o/r:${{ inputs.version }}'\n")
            << QStringList{u"ghcr.io/o/r:v1.4.1"_s, u"ghcr.io/o/r:1.4.1"_s};
        QTest::newRow("several in a line")
            << step("      - uses: docker/build-push-action@v7\n        with:\n"
                    "          tags: ghcr.io/o/a:${{ github.sha }}, quay.io/o/b:${{ github.ref_name }}\n")
            << QStringList{u"ghcr.io/o/a:"_s + commit, u"quay.io/o/b:v1.4.1"_s};
        QTest::newRow("env of workflow, job and step")
            << QByteArray("env:\n  REGISTRY: ghcr.io\n  IMAGE: ${{ github.repository }}\njobs:\n  image:\n    env:\n"
                          "      FULL: ${{ env.REGISTRY }}/${{ env.IMAGE }}\n    steps:\n"
                          "      - uses: docker/build-push-action@v7\n        with:\n"
                          "          tags: ${{ env.FULL }}:${{ env.TAG }}\n        env:\n"
                          "          TAG: ${{ github.sha }}\n")
            << QStringList{u"ghcr.io/switchyard/yard:"_s + commit};
        QTest::newRow("metadata-action without tags")
            << step("      - uses: docker/metadata-action@v5\n        id: meta\n        with:\n"
                    "          images: ghcr.io/o/r\n"
                    "      - uses: docker/build-push-action@v7\n        with:\n"
                    "          tags: ${{ steps.meta.outputs.tags }}\n")
            << QStringList{u"ghcr.io/o/r:v1.4.1"_s};
        QTest::newRow("metadata-action with tags") << step(
            "      - uses: docker/metadata-action@v5\n        with:\n          images: |\n            "
            "name=ghcr.io/o/r\n"
            "          tags: |\n            type=semver,pattern={{version}}\n            type=semver,pattern=v{{raw}}\n"
            "            type=semver,pattern={{major}}.{{minor}}\n            type=sha\n"
            "            type=sha,format=long,prefix=\n            type=raw,value=latest\n            "
            "type=ref,event=branch\n")
                                                   << QStringList{u"ghcr.io/o/r:1.4.1"_s, u"ghcr.io/o/r:vv1.4.1"_s,
                                                                  u"ghcr.io/o/r:sha-0123456"_s,
                                                                  u"ghcr.io/o/r:"_s + commit};
        QTest::newRow("a script") << step(
            "      - run: |\n          docker build -t \"ghcr.io/o/r:$GITHUB_REF_NAME\" .\n"
            "          docker push \"ghcr.io/o/r:$GITHUB_REF_NAME\" && echo done\n"
            "          podman push localhost:5000/r:${{ github.sha }}\n")
                                  << QStringList{u"ghcr.io/o/r:v1.4.1"_s, u"localhost:5000/r:"_s + commit};
        QTest::newRow("what a run alone knows")
            << step("      - run: docker push ghcr.io/o/r:$VERSION\n"
                    "      - run: docker push ghcr.io/o/r:${{ matrix.tag }}\n"
                    "      - run: docker push ghcr.io/$(whoami)/r:${{ github.sha }}\n"
                    "      - run: docker push ghcr.io/o/r:build-${{ github.run_id }}\n")
            << QStringList();
        QTest::newRow("of Docker Hub's own") << step("      - run: docker push rust:${{ github.ref_name }}\n")
                                             << QStringList{u"docker.io/library/rust:v1.4.1"_s};
        QTest::newRow("no workflow") << QByteArray("just: words") << QStringList();
        QTest::newRow("no YAML") << QByteArray("\t{[") << QStringList();
        QTest::newRow("empty") << QByteArray() << QStringList();
    }
    void whatAFilePushesIsFound()
    {
        QFETCH(const QByteArray, workflow);
        QFETCH(const QStringList, images);
        QCOMPARE(imagesIn(workflow), images);
    }

    void nothingButAReferenceComesOut_data()
    {
        QTest::addColumn<QString>("published");
        for (const auto& bad : {u"ghcr.io/o/r/../../x:${{ github.sha }}"_s, u"ghcr.io/o r:${{ github.sha }}"_s,
                                u"https://ghcr.io/o/r:${{ github.sha }}"_s, u"user@ghcr.io/o/r:${{ github.sha }}"_s,
                                u"ghcr.io/o/r:${{ github.sha }}?x=1"_s, u":${{ github.sha }}"_s, u"${{ github.sha }}"_s,
                                u"ghcr.io/o/r:-${{ github.sha }}"_s, u"ghcr.io//r:${{ github.sha }}"_s, QString()})
            QTest::newRow(qPrintable(bad.isEmpty() ? u"empty"_s : bad)) << bad;
    }
    void nothingButAReferenceComesOut()
    {
        QFETCH(const QString, published);
        QVERIFY(imagesOf(published, version, yard).empty());
    }

    void whatIsMadeToGrowDoesNot()
    {
        QByteArray laughs = "env:\n";
        for (int i = 0; i < 40; ++i)
            laughs += "  V" + QByteArray::number(10 + i) + ": ${V" + QByteArray::number(11 + i) + "}${V"
                + QByteArray::number(11 + i) + "}\n";
        laughs += step("      - run: docker push ghcr.io/o/r:$V10${{ github.sha }}\n").replace("on: push\n", "");
        QVERIFY(imagesIn(laughs).isEmpty());
        QVERIFY(imagesOf(u"ghcr.io/o/r:"_s + u"${{ inputs.version }}"_s.repeated(40), version, yard).empty());
        QByteArray many = "      - uses: docker/metadata-action@v5\n        with:\n          images: |\n";
        for (int i = 0; i < 1000; ++i)
            many += "            ghcr.io/o/r" + QByteArray::number(i) + "\n";
        many += "          tags: |\n";
        for (int i = 0; i < 1000; ++i)
            many += "            type=sha,prefix=p" + QByteArray::number(i) + "\n";
        QVERIFY(publishedImages(step(many)).size() <= 32);
    }

    void ofAnUnknownCommitThereIsNone()
    {
        QVERIFY(imagesOf(u"ghcr.io/o/r:${{ github.sha }}"_s, {.name = u"v1"_s}, yard).empty());
    }
};

QTEST_GUILESS_MAIN(DeliveryPublishedImage)
#include "delivery_published_image.moc"
