"""What tests of engines need, shipped so that outside engines can use it.

``engine_contract.check_engine`` takes an engine and a voice and returns nothing when the engine
keeps every promise of ``narrate.engines.protocol``; ``strips.strip`` draws sound as ``"####_###"``.
"""
