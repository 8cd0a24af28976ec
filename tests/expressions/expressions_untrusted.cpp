// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "expressions/untrusted.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace signalbox::expressions;

/// Which values in a script a stranger may have written.
class ExpressionsUntrusted : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// What was found as "piece of the text = path", with a + where the path is within it.
    void whatStrangersWriteIsFoundWhereItComesOut_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("found");
        const auto row = [](const char* text, const char* found = "") {
            QTest::newRow(text) << QByteArray(text) << QByteArray(found);
        };
        row("echo hello");
        row("echo ${{ github.ref }} ${{ github.event.number }} ${{ inputs.title }}");
        row("echo ${{ github.event.issue.title", "");
        row("echo ${{ github.event.issue.title = 1 }}", "");
        row("echo \"${{ github.event.issue.title }}\"", "github.event.issue.title = github.event.issue.title");
        row("${{ GITHUB.Event.ISSUE.title }}", "GITHUB.Event.ISSUE.title = github.event.issue.title");
        row("${{ github['event'].issue['title'] }}", "github['event'].issue['title'] = github.event.issue.title");
        row("${{ github.head_ref }} ${{ github.event.comment.body }}",
            "github.head_ref = github.head_ref, github.event.comment.body = github.event.comment.body");
        row("${{ github.head_ref || github.ref_name }}", "github.head_ref = github.head_ref");
        row("${{ github.head_ref && 'a' || 'b' }}");
        row("${{ inputs.x && github.head_ref }}", "github.head_ref = github.head_ref");
        row("${{ github.event.commits[0].message }}",
            "github.event.commits[0].message = github.event.commits.*.message");
        row("${{ github.event.commits[inputs.x].author.email }}",
            "github.event.commits[inputs.x].author.email = github.event.commits.*.author.email");
        row("${{ join(github.event.commits.*.message, ' ') }}",
            "github.event.commits.*.message = github.event.commits.*.message");
        row("${{ github.event.*.body }}", "github.event.*.body = github.event.issue.body");
        row("${{ github.event.pages[1].page_name }}",
            "github.event.pages[1].page_name = github.event.pages.*.page_name");
        row("${{ toJSON(github.event.issue.title) }}", "github.event.issue.title = github.event.issue.title");
        row("${{ format('{0}', github.event.issue.body) }}", "github.event.issue.body = github.event.issue.body");
        row("${{ fromJSON(toJSON(github.event.issue.body)) }}", "github.event.issue.body = github.event.issue.body");
        row("${{ toJSON(github.event) }}", "github.event =+ github.event.issue.title");
        row("${{ toJSON(github) }}", "github =+ github.head_ref");
        row("${{ github.event.issue }}");
        row("${{ github.event.issue.title == 'x' }}");
        row("${{ !github.event.issue.title }}");
        row("${{ contains(github.event.issue.title, 'x') }}");
        row("${{ startsWith(github.head_ref, 'x') && 'a' }}");
        row("${{ hashFiles(github.head_ref) }}");
        row("${{ case(github.head_ref == 'x', 'a', 'b') }}");
        row("${{ case(inputs.x, github.head_ref, 'b') }}", "github.head_ref = github.head_ref");
        row("${{ matrix[github.head_ref] }}");
        row("${{ env.TITLE }} ${{ steps.x.outputs.title }}");
        row("${{ github.event.issue.title.x }}");
        row("${{ unknown(github.head_ref) }}");
    }
    void whatStrangersWriteIsFoundWhereItComesOut()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QByteArray, found);
        QByteArrayList all;
        for (const UntrustedInput& input : untrusted(text, m_language))
            all << text.sliced(input.range.start, input.range.length()) + (input.isWithin ? " =+ " : " = ")
                    + input.path;
        QCOMPARE(all.join(", "), found);
    }

private:
    const Language m_language = Language::builtIn();
};

QTEST_GUILESS_MAIN(ExpressionsUntrusted)
#include "expressions_untrusted.moc"
