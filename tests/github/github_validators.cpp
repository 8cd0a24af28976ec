// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/validator.h"

#include <QTest>

using namespace signalbox::github;
using namespace Qt::StringLiterals;

namespace {

Validator ofPage(int number)
{
    return {.url = QUrl(u"https://api.github.com/repos/o/r/actions/runs/%1/jobs"_s.arg(number)), .etag = "\"e\""};
}

} // namespace

/// What is remembered of the pages that were asked for, while a program stays open for weeks.
class GithubValidators : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPageIsFoundAsItWasPut()
    {
        ValidatorCache cache;
        QVERIFY(!cache.find(ofPage(1).url));
        cache.put({ofPage(1), ofPage(2)});
        QVERIFY(cache.find(ofPage(1).url) == ofPage(1));
        Validator newer = ofPage(1);
        newer.etag = "\"f\"";
        cache.put({newer});
        QVERIFY(cache.find(ofPage(1).url) == newer);
        QCOMPARE(cache.size(), 2);
    }

    void pagesThatNobodyAsksForAnyMoreAreLetGo()
    {
        ValidatorCache cache;
        const Validator list{.url = QUrl(u"https://api.github.com/repos/o/r/actions/runs?per_page=30"_s),
                             .etag = "\"l\""};
        cache.put({list});
        const int pages = int(ValidatorCache::most) * 3;
        for (int number = 1; number <= pages; ++number) {
            cache.put({ofPage(number)});
            if (number % 100 == 0)
                QVERIFY2(cache.find(list.url), "what is asked for again and again stays");
            QVERIFY(cache.size() <= ValidatorCache::most);
        }
        QVERIFY(cache.size() >= ValidatorCache::most / 2);
        QVERIFY(cache.find(ofPage(pages).url));
        QVERIFY(!cache.find(ofPage(1).url));
    }
};

QTEST_GUILESS_MAIN(GithubValidators)
#include "github_validators.moc"
