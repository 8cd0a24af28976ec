// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/index_builder.h"

#include <atomic>
#include <thread>

namespace signalbox::logs {

namespace {

constexpr unsigned mostThreads = 4; // more only wait for memory

} // namespace

void buildIndex(LineIndex& index, const std::stop_token& stop, const std::function<void()>& progressed)
{
    std::atomic<int> next{0};
    const auto work = [&index, &next, &stop](const std::function<void()>& done) {
        std::vector<char> buffer;
        for (int number = next++; number < index.chunkCount() && !stop.stop_requested(); number = next++) {
            index.put(number, scanChunk(index.file(), number * ChunkScan::bytes, buffer));
            done();
        }
    };
    const unsigned processors = std::clamp(std::thread::hardware_concurrency(), 1U, mostThreads);
    const unsigned useful = std::min(processors, unsigned(index.chunkCount()));
    std::vector<std::jthread> helpers;
    for (unsigned i = 1; i < useful; ++i)
        helpers.emplace_back([&work] { work([] { }); });
    work(progressed);
    helpers.clear();
}

} // namespace signalbox::logs
