// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "writing/place_in_text.h"

#include <QRandomGenerator>
#include <QTest>

using namespace signalbox::writing;
using namespace Qt::StringLiterals;

/// A | in the text is where the cursor stands.
class WritingPlaceInText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thePathComesFromTheIndents_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<bool>("isKey");
        const QByteArray job = "on: push\njobs:\n  a:\n    runs-on: x\n";
        QTest::newRow("the top") << QByteArray("na|") << QByteArray("") << true;
        QTest::newRow("an empty file") << QByteArray("|") << QByteArray("") << true;
        QTest::newRow("a value of the top") << QByteArray("on: pu|") << QByteArray("on") << false;
        QTest::newRow("an event") << QByteArray("on:\n  pu|") << QByteArray("on") << true;
        QTest::newRow("an event behind another") << QByteArray("on:\n  push:\n  p|") << QByteArray("on") << true;
        QTest::newRow("a filter") << QByteArray("on:\n  push:\n    br|") << QByteArray("on push") << true;
        QTest::newRow("in brackets") << QByteArray("on: [push, p|]") << QByteArray("on") << false;
        QTest::newRow("a key of a job") << job + "    st|" << QByteArray("jobs a") << true;
        QTest::newRow("a value of a job")
            << job + "    timeout-minutes: |" << QByteArray("jobs a timeout-minutes") << false;
        QTest::newRow("a step") << job + "    steps:\n      - u|" << QByteArray("jobs a steps []") << true;
        QTest::newRow("a second key of a step")
            << job + "    steps:\n      - uses: x\n        wi|" << QByteArray("jobs a steps []") << true;
        QTest::newRow("a list as far left as its key")
            << job + "    steps:\n    - uses: x\n      wi|" << QByteArray("jobs a steps []") << true;
        QTest::newRow("an input") << job + "    steps:\n      - uses: x\n        with:\n          p|"
                                  << QByteArray("jobs a steps [] with") << true;
        QTest::newRow("a step behind one with inputs")
            << job + "    steps:\n      - uses: x\n        with:\n          p: 1\n      - r|"
            << QByteArray("jobs a steps []") << true;
        QTest::newRow("a value of a step")
            << job + "    steps:\n      - uses: act|" << QByteArray("jobs a steps [] uses") << false;
        QTest::newRow("a script") << job + "    steps:\n      - run: >-\n          make a|"
                                  << QByteArray("jobs a steps [] run") << false;
        QTest::newRow("behind a script") << job + "    steps:\n      - run: >-\n          make\n        en|"
                                         << QByteArray("jobs a steps []") << true;
        QTest::newRow("behind comments and empty lines")
            << job + "# note\n\n    # other\n    st|" << QByteArray("jobs a") << true;
        QTest::newRow("a second job") << job + "  b:\n    r|" << QByteArray("jobs b") << true;
        QTest::newRow("a cron") << QByteArray("on:\n  schedule:\n    - cron: '0 |'")
                                << QByteArray("on schedule [] cron") << false;
    }

    void thePathComesFromTheIndents()
    {
        QFETCH(QByteArray, text);
        QFETCH(const QByteArray, path);
        QFETCH(const bool, isKey);
        const auto cursor = text.lastIndexOf('|');
        text.remove(cursor, 1);
        const PlaceInText place = PlaceInText::find(text, static_cast<int>(cursor));
        QCOMPARE(place.path.join(' '), path);
        QCOMPARE(place.kind, isKey ? PlaceInText::Kind::Key : PlaceInText::Kind::Value);
    }

    void theWordReachesToItsEnd()
    {
        const PlaceInText place = PlaceInText::find("on: [push, pull_req]", 15);
        QCOMPARE(place.typed, QByteArray("pull"));
        QCOMPARE(place.word.start, 11);
        QCOMPARE(place.word.end, 19);
    }

    void siblingsAreTheKeysOfTheSameMapping()
    {
        const QByteArray text("jobs:\n  a:\n    needs: b\n    r\n    steps:\n      - run: x\n  b:\n    if: y\n");
        const PlaceInText place = PlaceInText::find(text, static_cast<int>(text.indexOf("    r\n")) + 5);
        QCOMPARE(place.path, (QByteArrayList{"jobs", "a"}));
        QCOMPARE(place.siblings, (QByteArrayList{"needs", "steps"}));
    }

    void aCommentIsNowhere() { QCOMPARE(PlaceInText::find("on: push\n# a note", 12).kind, PlaceInText::Kind::Nowhere); }

    void anyTextHasAPlaceForEachOffset()
    {
        const QByteArray sound(
            "on:\n  push:\njobs:\n  a:\n    steps:\n      - run: |\n          x\n      - uses: [y, 'z']\n");
        QRandomGenerator random(7);
        for (int round = 0; round < 300; ++round) {
            QByteArray text = sound;
            for (int slip = random.bounded(6); slip > 0; --slip)
                text[random.bounded(static_cast<int>(text.size()))] = static_cast<char>(random.bounded(128));
            for (int offset = -1; offset <= text.size() + 1; ++offset) {
                const PlaceInText place = PlaceInText::find(text, offset);
                QVERIFY(place.word.start >= 0 && place.word.start <= place.word.end && place.word.end <= text.size());
            }
        }
    }
};

QTEST_GUILESS_MAIN(WritingPlaceInText)
#include "writing_place_in_text.moc"
