// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Stands in for libFuzzer where a compiler has none, and in ctest: runs each file that it is given, and what becomes of
// it by changes that are the same each time.
//
//   fuzz_NAME [--changes N] FILE|FOLDER...
#include "target.h"

#include <QByteArray>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QStringList>

#include <array>
#include <cstdio>
#include <random>
#include <vector>

namespace {

/// What our grammars are made of, so that changes get further than random bytes do.
constexpr std::array pieces{"${{",       "}}",  "'",   "''", "(",    ")",       "[",     "]",         ".",
                            "*",         "**",  "!",   "&&", "||",   "==",      "<",     ",",         " ",
                            "\n",        "/",   "?",   "+",  "-",    "[a-",     "{0}",   "{",         "}",
                            "0",         "1e5", "0x",  "\"", "\\",   "github",  "steps", "fromJSON(", "format(",
                            "contains(", "*/",  "MON", "L",  "\xff", "\xc3\xa4"};

class Changes {
public:
    explicit Changes(unsigned seed)
        : m_random(seed)
    {
    }

    QByteArray of(QByteArray text, const std::vector<QByteArray>& others)
    {
        for (unsigned step = below(4) + 1; step > 0; --step)
            change(text, others);
        return text;
    }

private:
    unsigned below(size_t limit) { return static_cast<unsigned>(m_random() % limit); }

    void change(QByteArray& text, const std::vector<QByteArray>& others)
    {
        const auto at = static_cast<qsizetype>(below(static_cast<size_t>(text.size()) + 1));
        const auto length = static_cast<qsizetype>(below(8) + 1);
        switch (below(6)) {
        case 0:
            text.remove(at, length);
            return;
        case 1:
            text.insert(at, text.sliced(at, qMin(length, text.size() - at)));
            return;
        case 2:
            if (at < text.size())
                text[at] = static_cast<char>(below(256));
            return;
        case 3:
            text.insert(at, QByteArray(pieces[below(pieces.size())]).repeated(below(50) == 0 ? 2000 : 1));
            return;
        case 4: {
            const QByteArray& other = others[below(others.size())];
            text = text.first(at) + other.sliced(below(static_cast<size_t>(other.size()) + 1));
            return;
        }
        default:
            text.insert(at, pieces[below(pieces.size())]);
        }
    }

    std::mt19937 m_random;
};

void run(const QByteArray& text)
{
    // A buffer of its own, so that a sanitizer sees what is read beyond it.
    const std::vector<uint8_t> bytes(text.begin(), text.end());
    LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
}

void readInto(std::vector<QByteArray>& texts, const QString& path)
{
    QFile file(path);
    if (file.open(QIODevice::ReadOnly))
        texts.push_back(file.readAll());
}

} // namespace

int main(int argc, char** argv)
{
    unsigned changes = 0;
    std::vector<QByteArray> texts;
    for (int i = 1; i < argc; ++i) {
        const QString argument = QString::fromLocal8Bit(argv[i]);
        if (argument == QStringLiteral("--changes") && i + 1 < argc) {
            changes = QByteArray(argv[++i]).toUInt();
        } else if (QFileInfo(argument).isDir()) {
            QDirIterator files(argument, QDir::Files, QDirIterator::Subdirectories);
            while (files.hasNext())
                readInto(texts, files.next());
        } else {
            readInto(texts, argument);
        }
    }
    if (texts.empty()) {
        std::fprintf(stderr, "There is nothing to run: name files or folders.\n");
        return 1;
    }
    run({});
    for (size_t i = 0; i < texts.size(); ++i) {
        run(texts[i]);
        Changes change(static_cast<unsigned>(i));
        for (unsigned step = 0; step < changes; ++step)
            run(change.of(texts[i], texts));
    }
    std::printf("%zu texts, %u changes of each\n", texts.size(), changes);
    return 0;
}
